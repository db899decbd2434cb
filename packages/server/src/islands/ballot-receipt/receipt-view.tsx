import { useEffect, useState } from 'preact/hooks';
import { decodeReceipt, toHex, toWords, type Engine } from '@guong/ballot';
import type { LogClient } from '../shared/log-client.ts';
import { Press, Say, ScreenTitle, WordList } from '../shared/parts.tsx';
import { QrPicture } from '../shared/qr-picture.tsx';
import { saveFile } from '../shared/save-file.ts';
import type { VoterRecord, VoterStore } from '../shared/voter-store.ts';
import { checkReceipt, type Finding } from './check-receipt.ts';
import { TEXT } from './text.ts';

/** What the receipt needs from its page. */
export interface ReceiptProps {
  readonly protocolId: string;
  readonly lang: 'vi' | 'en';
  readonly engine: Engine;
  readonly log: LogClient;
  readonly store: VoterStore;
}

/** The receipt of a cast ballot, and the check against the public log. */
export function ReceiptView(props: ReceiptProps) {
  const { protocolId, lang, store } = props;
  const [record, setRecord] = useState<VoterRecord | 'none'>();
  useEffect(() => void store.read(protocolId).then((kept) => setRecord(kept ?? 'none')), []);
  if (record === undefined) return <Say>{TEXT[lang].loading}</Say>;
  const bytes = record === 'none' ? undefined : record.receipt;
  const receipt = bytes && decodeReceipt(bytes);
  if (record === 'none' || !receipt) return <NoReceipt protocolId={protocolId} lang={lang} />;
  return (
    <Receipt {...props} record={record} bytes={bytes} words={toWords(receipt.ballotHash, 8)} onRecord={setRecord} />
  );
}

function Receipt(
  props: ReceiptProps & {
    readonly record: VoterRecord;
    readonly bytes: Uint8Array;
    readonly words: readonly string[];
    readonly onRecord: (record: VoterRecord) => void;
  },
) {
  const { protocolId, lang, engine, log, store, record, bytes, words, onRecord } = props;
  const t = TEXT[lang];
  const [finding, setFinding] = useState<Finding>();
  const [isBusy, setBusy] = useState(false);
  const check = async (): Promise<void> => {
    setBusy(true);
    const found = await checkReceipt(engine, { log, store, record });
    setBusy(false);
    setFinding(found.finding);
    onRecord(found.record);
  };
  const save = () => {
    saveFile(`bien-nhan-${protocolId.slice(0, 8)}.txt`, new TextEncoder().encode(paperOf(protocolId, bytes)));
  };
  return (
    <>
      <ScreenTitle id="cast">{t.title}</ScreenTitle>
      <Say tone="good">{t.thanks}</Say>
      <h3>{t.words}</h3>
      <WordList words={words} label={t.words} />
      <p class="muted">{t.keep}</p>
      <QrPicture text={`GBP1:${toHex(bytes).toUpperCase()}`} label={t.qr} width={240} />
      {finding && <Found finding={finding} lang={lang} />}
      <p class="muted">{t.checkHint}</p>
      <div class="actions">
        <Press weight="primary" isBusy={isBusy} onPress={() => void check()}>
          {isBusy ? t.checking : t.check}
        </Press>
        <Press onPress={save}>{t.save}</Press>
      </div>
    </>
  );
}

/** The receipt as a text file: what a verifier needs, one thing a line. */
const paperOf = (protocolId: string, receipt: Uint8Array): string =>
  `GBP-1 receipt\nround ${protocolId}\nreceipt ${toHex(receipt)}\n`;

function Found({ finding, lang }: { readonly finding: Finding; readonly lang: 'vi' | 'en' }) {
  const t = TEXT[lang];
  if (finding.kind === 'listed') return <Say tone="good">{t.listed(finding.size)}</Say>;
  return <Say tone={finding.kind === 'waiting' ? 'info' : 'late'}>{t[finding.kind]}</Say>;
}

function NoReceipt({ protocolId, lang }: { readonly protocolId: string; readonly lang: 'vi' | 'en' }) {
  const t = TEXT[lang];
  return (
    <>
      <Say tone="warn">{t.none}</Say>
      <div class="actions">
        <a class="btn primary" href={`/b/${protocolId}${location.search}`}>
          {t.toBallot}
        </a>
      </div>
    </>
  );
}
