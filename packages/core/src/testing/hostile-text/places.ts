/** Where a text stands in an input: names and numbers from the outside in. */
export type Place = readonly (string | number)[];

const isObject = (value: unknown): value is Record<string | number, unknown> =>
  typeof value === 'object' && value !== null && !ArrayBuffer.isView(value);

/** The steps of a path such as `items[].levels[]`; a list is `[]`. */
const stepsOf = (path: string): string[] => path.replaceAll('[]', '.[]').split('.');

/** The places of this input that a path means; the last step may be missing, and a missing list counts as one place. */
export function placesIn(raw: unknown, path: string): Place[] {
  const walk = (value: unknown, [step, ...rest]: readonly string[], at: Place): Place[] => {
    if (step === undefined) return [at];
    if (step === '[]') return walkList(value, rest, at);
    const isPresent = isObject(value) && (value[step] !== undefined || rest.every((later) => later === '[]'));
    return isPresent ? walk(value[step], rest, [...at, step]) : [];
  };
  const walkList = (value: unknown, rest: readonly string[], at: Place): Place[] => {
    const list = Array.isArray(value) ? value : [];
    if (list.length === 0) return rest.length === 0 ? [[...at, 0]] : [];
    return list.flatMap((inner, index) => walk(inner, rest, [...at, index]));
  };
  return walk(raw, stepsOf(path), []);
}

/** What stands at a place; nothing when there is none. */
export const at = (raw: unknown, place: Place): unknown =>
  place.reduce<unknown>((value, step) => (isObject(value) ? value[step] : undefined), raw);

/** The same input with another text at a place; lists on the way are made where they are missing. */
export function withText(raw: unknown, [step, ...rest]: Place, text: string): unknown {
  if (step === undefined) return text;
  const inner = withText(isObject(raw) ? raw[step] : undefined, rest, text);
  if (typeof step === 'number') return Array.isArray(raw) ? raw.with(step, inner) : [inner];
  return { ...(isObject(raw) ? raw : {}), [step]: inner };
}
