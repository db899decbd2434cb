import {
  fromHex,
  parseManifest,
  toHex,
  treeHeadShape,
  utf8,
  type Engine,
  type Round,
  type TreeHead,
} from '@guong/ballot';

/** Where a round stands, as the casting origin says. */
export type Phase = 'waiting' | 'casting' | 'closed';

/** The newest signed head, and the hashes of all leaves under it. */
export interface LogState {
  readonly head: TreeHead;
  readonly hashes: readonly Uint8Array[];
}

/** What the casting origin answers, as far as a voter's device asks. `fetch` is the only way out of the device. */
export interface LogClient {
  /** The manifest, checked: its hash is the round's name. `unreachable`, or `manifest` when it is not what it claims. */
  round(): Promise<Round | 'unreachable' | 'manifest'>;
  phase(): Promise<Phase | 'unreachable'>;
  /** The newest signed head and all leaf hashes. */
  log(): Promise<LogState | 'unreachable'>;
  cast(ballot: Uint8Array): Promise<CastAnswer>;
}

/** What came back for a ballot. */
export type CastAnswer =
  | { readonly kind: 'receipt'; readonly receipt: Uint8Array }
  /** Another ballot stands under the same credential. */
  | { readonly kind: 'other-first'; readonly firstHash: string }
  | { readonly kind: 'closed' }
  | { readonly kind: 'refused'; readonly reason: string }
  /** Nothing came back, or the server asks to wait: send the same bytes again. */
  | { readonly kind: 'again' };

const PLAIN: RequestInit = { credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store', redirect: 'error' };

/** What came with the page: no more to be believed than an answer, but no need to ask for it. */
export interface CameAlong {
  readonly manifest?: string;
  readonly phase?: Phase;
}

/** The client of one round on its casting origin. What came along is used once: whoever looks again, asks. */
export function logClient(engine: Engine, protocolId: string, came: CameAlong = {}): LogClient {
  const get = (path: string) => fetch(`/log/${protocolId}${path}`, PLAIN).catch(() => undefined);
  const manifestBytes = async (): Promise<Uint8Array | undefined> => {
    if (came.manifest !== undefined) return utf8(came.manifest);
    const answer = await get('/manifest');
    return answer?.ok ? new Uint8Array(await answer.arrayBuffer()) : undefined;
  };
  let firstPhase = came.phase;
  // A manifest never changes under its name, so it is read and checked once.
  let checked: Round | undefined;
  return {
    async round() {
      const bytes = checked ? undefined : await manifestBytes();
      if (checked) return checked;
      if (!bytes) return 'unreachable';
      const round = parseManifest(bytes, engine);
      if (!round.ok || toHex(round.value.id) !== protocolId) return 'manifest';
      checked = round.value;
      return checked;
    },
    async phase() {
      const known = firstPhase;
      firstPhase = undefined;
      if (known) return known;
      const answer = await get('/phase');
      if (!answer?.ok) return 'unreachable';
      return ((await answer.json()) as { phase: Phase }).phase;
    },
    async log() {
      const answer = await get('');
      if (!answer?.ok) return 'unreachable';
      const { head, hashes } = (await answer.json()) as { head: unknown; hashes: string };
      const read = treeHeadShape(head, 'head');
      if (!read.ok) return 'unreachable';
      const bytes = fromHex(hashes);
      return {
        head: read.value,
        hashes: Array.from({ length: bytes.length / 32 }, (_, at) => bytes.slice(32 * at, 32 * at + 32)),
      };
    },
    cast: (ballot) => sendBallot(protocolId, ballot),
  };
}

/** A line that says nothing for so long is taken for a broken one. */
const CAST_PATIENCE_MS = 60_000;

async function sendBallot(protocolId: string, ballot: Uint8Array): Promise<CastAnswer> {
  const headers = { 'content-type': 'application/octet-stream' };
  try {
    const signal = AbortSignal.timeout(CAST_PATIENCE_MS);
    const sent = { ...PLAIN, method: 'POST', headers, body: new Uint8Array(ballot), signal };
    const answer = await fetch(`/cast/${protocolId}`, sent);
    return readAnswer(answer.status, (await answer.json()) as Record<string, string>);
  } catch {
    return { kind: 'again' };
  }
}

function readAnswer(status: number, said: Record<string, string>): CastAnswer {
  const { receipt, firstHash } = said;
  if (status === 200 && receipt !== undefined) return { kind: 'receipt', receipt: fromHex(receipt) };
  if (status === 409) return firstHash === undefined ? { kind: 'closed' } : { kind: 'other-first', firstHash };
  const isWorthAgain = status === 429 || status >= 500;
  return isWorthAgain ? { kind: 'again' } : { kind: 'refused', reason: reasonOf(said) };
}

const reasonOf = ({ reason, code }: Record<string, string>): string => reason ?? code ?? '';
