const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const HASH = /^[0-9a-f]{64}$/;
/** Keys, proofs and signatures: they name nothing. */
const HEX = /^[0-9a-f]+$/;
/** A secret that names something: a token, a card, a passkey. */
const SECRET = /^[A-Za-z0-9_.-]{24,400}$/;

/** Whether a text names a record: an id, a hash, or a secret behind which a record stands. */
const isName = (text: string): boolean => UUID.test(text) || HASH.test(text) || (SECRET.test(text) && !HEX.test(text));

/** Another text of the same shape that names nothing. */
function anotherName(text: string): string {
  if (UUID.test(text)) return crypto.randomUUID();
  if (HASH.test(text)) return (crypto.randomUUID() + crypto.randomUUID()).replaceAll('-', '');
  return `${text.slice(0, -6)}AAAAAA`;
}

/** The same value with every text in it, however deep, replaced; bytes stay. */
function withTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((each) => withTexts(each, change));
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withTexts(each, change)]));
}

/** The same request about records that do not exist; undefined when it names none. */
export function aboutNothing(raw: unknown): unknown {
  const names = namesIn(raw);
  if (names.length === 0) return undefined;
  const others = new Map(names.map((name) => [name, anotherName(name)]));
  return withTexts(raw, (text) => others.get(text) ?? text);
}

/** Every id, hash and secret in a request. */
export function namesIn(raw: unknown): string[] {
  const names: string[] = [];
  withTexts(raw, (text) => {
    if (isName(text)) names.push(text);
    return text;
  });
  return names;
}

/** An answer as text in which every id reads alike, so that two refusals can be compared. */
export const withoutNames = (answer: unknown): string =>
  JSON.stringify(withTexts(answer, (text) => (isName(text) ? '?' : text)));
