/** What the address brought along behind `#`: the link from the main origin, or its signature. */
export type Arrival =
  /** `isGoing`: the voter has pressed on the main origin; the ballot is made without a further press. */
  | { readonly kind: 'link'; readonly roundId: string; readonly group: number; readonly isGoing: boolean }
  | { readonly kind: 'signature'; readonly signature: string }
  | { readonly kind: 'none' };

const ROUND = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const SIGNATURE = /^(?:[0-9a-f]{2}){256,384}$/;

/** Reads `#group=1&round=<uuid>`, with `&go=1` at will, or `#sig=<hex>`; anything else is nothing. */
export function readArrival(fragment: string): Arrival {
  const given = new URLSearchParams(fragment.replace(/^#/, ''));
  const signature = given.get('sig') ?? '';
  if (SIGNATURE.test(signature)) return { kind: 'signature', signature };
  const [roundId, group] = [given.get('round') ?? '', Number(given.get('group'))];
  const isLink = ROUND.test(roundId) && Number.isInteger(group) && group >= 1 && group <= 255;
  return isLink ? { kind: 'link', roundId, group, isGoing: given.get('go') === '1' } : { kind: 'none' };
}
