import { portableEngine } from '@guong/ballot/client';
import { logClient, type CameAlong } from '../shared/log-client.ts';
import { deviceRandom, mount, pageLang, writtenFor } from '../shared/mount.tsx';
import { Press, Say } from '../shared/parts.tsx';
import { openVoterStore } from '../shared/voter-store.ts';
import { readArrival } from './arrival.ts';
import { BallotApp, type BallotProps } from './ballot-app.tsx';
import { SurroundingsContext } from './context.ts';
import { TEXT } from './text.ts';
import { canBlind } from './voter.ts';

/** What the server writes into the shell: public, the same for every voter. */
interface ShellProps extends CameAlong {
  readonly protocolId: string;
  readonly mainOrigin: string;
}

const arrival = readArrival(location.hash);
// Without this the signature cannot be taken in: it stays in the address, so that loading the page again brings it back.
const canTakeIn = arrival.kind !== 'signature' || (await canBlind());
// The signature and the group leave the address at once: they belong into the store, not into the history.
if (arrival.kind !== 'none' && canTakeIn) history.replaceState(null, '', `${location.pathname}${location.search}`);
const Reload = ({ sentence, word }: { readonly sentence: string; readonly word: string }) => (
  <div class="stack">
    <Say tone="late">{sentence}</Say>
    <div class="actions">
      <Press weight="primary" onPress={() => location.reload()}>
        {word}
      </Press>
    </div>
  </div>
);

const { protocolId, mainOrigin, ...came } = writtenFor('ballot') as unknown as ShellProps;
const log = logClient(portableEngine, protocolId, came);
const opening = openVoterStore(indexedDB).catch(() => undefined);
// Checking the manifest is the most work before the first screen: it is done while the device opens its store.
void log.round();
const store = await opening;

mount('ballot', () => {
  const lang = pageLang();
  const t = TEXT[lang];
  if (!canTakeIn) return <Reload sentence={t.trouble.unreachable} word={t.tryAgain} />;
  if (!store) return <Say tone="late">{t.noStore}</Say>;
  const here = `/b/${protocolId}`;
  const leaveTo: BallotProps['leaveTo'] = (where) => {
    if (where.kind === 'receipt') location.replace(`${here}/receipt${location.search}`);
    else location.assign(`${mainOrigin}/receive/${where.roundId}#z=${where.blinded}`);
  };
  const device = { engine: portableEngine, store, log, random: deviceRandom };
  const surroundings = {
    t,
    lang,
    listHref: `${mainOrigin}/receive`,
    recoveryHref: `${here}/recovery${location.search}`,
    planHref: (subjectNo: number, hash: string) => `${here}/plan/${subjectNo.toString()}${location.search}#${hash}`,
  };
  return (
    <SurroundingsContext.Provider value={surroundings}>
      <div class="stack">
        <BallotApp device={device} protocolId={protocolId} arrival={arrival} leaveTo={leaveTo} drafts={localStorage} />
      </div>
    </SurroundingsContext.Provider>
  );
});
