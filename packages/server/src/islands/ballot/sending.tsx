import { useEffect, useRef } from 'preact/hooks';
import { Press, Say, ScreenTitle } from '../shared/parts.tsx';
import { useSurroundings } from './context.ts';
import type { Trouble } from './voter.ts';

/** Troubles after which the same bytes may still get through. */
const WORTH_AGAIN: readonly Trouble[] = ['again', 'bad-receipt', 'unreachable'];

/** How long to wait before the next attempt: 2 s, then twice as long each time, at most a minute. */
const waitMs = (attempts: number): number => Math.min(2_000 * 2 ** attempts, 60_000);

/**
 * The sealed ballot on its way: sends by itself on arrival, when the network comes back and now and then until the box has
 * answered, and on request. The first attempt on a network that has just come back often fails, so one is not enough, and
 * the waiting begins anew: whoever comes back after an hour does not wait the longest time again.
 */
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
  const isWorthAgain = trouble !== undefined && WORTH_AGAIN.includes(trouble);
  const attempts = useRef(0);
  useEffect(() => {
    const isBack = () => {
      attempts.current = 0;
      onSend();
    };
    onSend();
    window.addEventListener('online', isBack);
    return () => {
      window.removeEventListener('online', isBack);
    };
  }, []);
  useEffect(() => {
    if (isBusy || !isWorthAgain) return undefined;
    const timer = setTimeout(onSend, waitMs(attempts.current));
    attempts.current += 1;
    return () => {
      clearTimeout(timer);
    };
  }, [isBusy, isWorthAgain]);
  // A further attempt leaves the words standing: nothing flickers, nothing is read aloud again.
  if (!trouble) {
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
      {isWorthAgain && (
        <>
          <p class="muted">{t.sendsItself}</p>
          <div class="actions">
            <Press weight="primary" isBusy={isBusy} onPress={onSend}>
              {t.sendAgain}
            </Press>
          </div>
        </>
      )}
    </>
  );
}
