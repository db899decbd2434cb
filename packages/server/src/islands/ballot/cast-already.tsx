import { useEffect } from 'preact/hooks';
import { decodeReceipt, toWords } from '@guong/ballot';
import { Press, Say, ScreenTitle, WordList } from '../shared/parts.tsx';
import type { VoterRecord } from '../shared/voter-store.ts';
import { useSurroundings } from './context.ts';
import { useOffline } from './network.tsx';

/**
 * The ballot is in the box and its receipt on this device: leads on to the page of the receipt. Without a network that
 * page cannot come, so the words of the receipt stand here until it is back.
 */
export function CastAlready({ record, onGo }: { readonly record: VoterRecord | undefined; readonly onGo: () => void }) {
  const { t } = useSurroundings();
  const isOffline = useOffline();
  useEffect(() => {
    if (!isOffline) onGo();
  }, [isOffline]);
  const read = record?.receipt && decodeReceipt(record.receipt);
  if (!isOffline || !read) return <Say>{t.toReceipt}</Say>;
  return (
    <>
      <ScreenTitle id="cast">{t.castTitle}</ScreenTitle>
      <Say tone="good">{t.castOffline}</Say>
      <WordList words={toWords(read.ballotHash, 8)} label={t.receiptWords} />
      <div class="actions">
        <Press weight="primary" onPress={onGo}>
          {t.openReceipt}
        </Press>
      </div>
    </>
  );
}
