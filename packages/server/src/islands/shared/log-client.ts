import { fromHex, parseManifest, toHex, treeHeadShape, type Engine, type Round, type TreeHead } from '@guong/ballot';

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

/** The client of one round on its casting origin. */
export function logClient(engine: Engine, protocolId: string): LogClient {
  const get = (path: string) => fetch(`/log/${protocolId}${path}`, PLAIN).catch(() => undefined);
  return {
    async round() {
      const answer = await get('/manifest');
      if (!answer?.ok) return 'unreachable';
      const round = parseManifest(new Uint8Array(await answer.arrayBuffer()), engine);
      return round.ok && toHex(round.value.id) === protocolId ? round.value : 'manifest';
    },
    async phase() {
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

async function sendBallot(protocolId: string, ballot: Uint8Array): Promise<CastAnswer> {
  const headers = { 'content-type': 'application/octet-stream' };
  try {
    const sent = { ...PLAIN, method: 'POST', headers, body: new Uint8Array(ballot) };
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
