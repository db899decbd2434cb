import { useEffect } from 'preact/hooks';
import { Press, Say, ScreenTitle } from '../shared/parts.tsx';
import { useSurroundings } from './context.ts';
import type { Trouble } from './voter.ts';

/** Troubles after which the same bytes may still get through. */
const WORTH_AGAIN: readonly Trouble[] = ['again', 'bad-receipt', 'unreachable'];

/** The sealed ballot on its way: sends by itself on arrival and when the network comes back, and on request. */
export function Sending({
  trouble,
  isBusy,
  onSend,
}: {
  readonly trouble: Trouble | undefined;
  readonly isBusy: boolean;
  readonly onSend: () => void;
}) {
  const { t } = useSurroundings();
  useEffect(() => {
    onSend();
    window.addEventListener('online', onSend);
    return () => {
      window.removeEventListener('online', onSend);
    };
  }, []);
  if (!trouble || isBusy) {
    return (
      <>
        <ScreenTitle id="sending">{t.sendingTitle}</ScreenTitle>
        <Say>{t.sending}</Say>
      </>
    );
  }
  return (
    <>
      <ScreenTitle id="unsent">{t.unsentTitle}</ScreenTitle>
      <Say tone="late">{t.trouble[trouble]}</Say>
      {WORTH_AGAIN.includes(trouble) && (
        <div class="actions">
          <Press weight="primary" onPress={onSend}>
            {t.sendAgain}
          </Press>
        </div>
      )}
    </>
  );
}
