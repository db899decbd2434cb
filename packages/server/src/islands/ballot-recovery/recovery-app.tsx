import { useEffect, useState } from 'preact/hooks';
import type { Engine, Round } from '@guong/ballot';
import { FileAndWords } from '../shared/file-and-words.tsx';
import type { LogClient } from '../shared/log-client.ts';
import { Say, ScreenTitle } from '../shared/parts.tsx';
import type { VoterRecord, VoterStore } from '../shared/voter-store.ts';
import { restore } from './recovery.ts';
import { SaveForm } from './save-form.tsx';
import { TEXT } from './text.ts';

/** What saving and restoring need from their page. */
export interface RecoveryProps {
  readonly protocolId: string;
  readonly lang: 'vi' | 'en';
  readonly engine: Engine;
  readonly random: (length: number) => Uint8Array;
  readonly log: LogClient;
  readonly store: VoterStore;
}

interface Opened {
  readonly round: Round;
  readonly record: VoterRecord | undefined;
}

/** Saves the ballot that is on this device, or brings one back onto it. */
export function RecoveryApp(props: RecoveryProps) {
  const { protocolId, lang, log, store } = props;
  const t = TEXT[lang];
  const [opened, setOpened] = useState<Opened | 'unreachable' | 'manifest'>();
  useEffect(() => {
    void Promise.all([log.round(), store.read(protocolId)]).then(([round, record]) => {
      setOpened(typeof round === 'string' ? round : { round, record });
    });
  }, []);
  if (opened === undefined) return <Say>{t.loading}</Say>;
  if (typeof opened === 'string') return <Say tone="late">{t[opened]}</Say>;
  return <SaveOrRestore {...props} opened={opened} />;
}

function SaveOrRestore(props: RecoveryProps & { readonly opened: Opened }) {
  const { lang, opened } = props;
  const t = TEXT[lang];
  const { round, record } = opened;
  const isSealed = record?.outbox !== undefined || record?.receipt !== undefined;
  if (isSealed) return <Message {...props} title={t.castTitle} words={t.cast} />;
  if (record?.credential) return <Save {...props} round={round} credential={record.credential} />;
  return <RestoreForm {...props} round={round} />;
}

function Save(props: RecoveryProps & { readonly round: Round; readonly credential: Uint8Array }) {
  const { lang, store, protocolId } = props;
  const t = TEXT[lang];
  const [isSaved, setSaved] = useState(false);
  const saved = async (): Promise<void> => {
    await store.change(protocolId, (before) => before && { ...before, hasRecoveryFile: true });
    setSaved(true);
  };
  if (isSaved) return <Message {...props} title={t.savedTitle} words={t.saved} />;
  return <SaveForm {...props} onSaved={() => void saved()} />;
}

function RestoreForm(props: RecoveryProps & { readonly round: Round }) {
  const { engine, lang, store, round, protocolId } = props;
  const t = TEXT[lang];
  const [trouble, setTrouble] = useState<string>();
  const [isRestored, setRestored] = useState(false);
  const load = async (secret: Uint8Array): Promise<void> => {
    const kept = await restore(engine, store, { round, protocolId, secret });
    if (typeof kept === 'string') setTrouble(t[kept]);
    else setRestored(true);
  };
  const take = (secret: Uint8Array): undefined => {
    setTrouble(undefined);
    void load(secret);
  };
  if (isRestored) return <Message {...props} title={t.restoredTitle} words={t.restored} />;
  return (
    <>
      <ScreenTitle id="restore">{t.restoreTitle}</ScreenTitle>
      <p>{t.restore}</p>
      {trouble !== undefined && <Say tone="late">{trouble}</Say>}
      <FileAndWords engine={engine} t={t} onOpen={take} />
    </>
  );
}

function Message(props: RecoveryProps & { readonly title: string; readonly words: string }) {
  return (
    <>
      <ScreenTitle id={props.title}>{props.title}</ScreenTitle>
      <Say tone="good">{props.words}</Say>
      <div class="actions">
        <a class="btn primary" href={`/b/${props.protocolId}${location.search}`}>
          {TEXT[props.lang].toBallot}
        </a>
      </div>
    </>
  );
}
