import type { Result } from './result.ts';
import { accept, refuse } from './result.ts';

/** Checks that an unknown value has a shape; `at` is the path that a refusal names. */
export type Shape<T> = (value: unknown, at: string) => Result<T, 'shape'>;

/** The type that a shape accepts. */
export type Shaped<S> = S extends Shape<infer T> ? T : never;

/** A text of `least` to `most` UTF-16 units, in NFC, without control or formatting characters. */
export function text(least: number, most: number): Shape<string> {
  return (value, at) => {
    if (typeof value !== 'string') return refuse('shape', `${at}: not a text`);
    if (value.length < least || value.length > most) return refuse('shape', `${at}: wrong length`);
    const clean = value === value.normalize('NFC') && !/[\p{Cc}\p{Cf}\p{Cs}\p{Cn}\p{Co}]/u.test(value);
    return clean ? accept(value) : refuse('shape', `${at}: not NFC, or holds control characters`);
  };
}

/** A text that matches a pattern. */
export function matching(pattern: RegExp, what: string): Shape<string> {
  return (value, at) =>
    typeof value === 'string' && pattern.test(value) ? accept(value) : refuse('shape', `${at}: not ${what}`);
}

/** `bytes` bytes in lower-case hexadecimal. */
export function hex(bytes: number): Shape<string> {
  return matching(new RegExp(`^[0-9a-f]{${String(2 * bytes)}}$`), `${String(bytes)} bytes in hexadecimal`);
}

/** A whole number between two bounds. */
export function integer(least: number, most: number): Shape<number> {
  return (value, at) =>
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
      ? accept(value)
      : refuse('shape', `${at}: not a whole number from ${String(least)} to ${String(most)}`);
}

/** One of a few fixed texts, numbers or booleans. */
export function oneOf<const T extends string | number | boolean>(...allowed: readonly T[]): Shape<T> {
  return (value, at) => {
    const found = allowed.find((candidate) => candidate === value);
    return found === undefined ? refuse('shape', `${at}: not one of ${allowed.join(', ')}`) : accept(found);
  };
}

/** The shape, or null. */
export function nullable<T>(shape: Shape<T>): Shape<T | null> {
  return (value, at) => (value === null ? accept(null) : shape(value, at));
}

/** A list of `least` to `most` members of one shape. */
export function list<T>(shape: Shape<T>, least: number, most: number): Shape<readonly T[]> {
  return (value, at) => {
    if (!Array.isArray(value)) return refuse('shape', `${at}: not a list`);
    if (value.length < least || value.length > most) return refuse('shape', `${at}: wrong number of members`);
    const members: T[] = [];
    const candidates: readonly unknown[] = value;
    for (const [index, member] of candidates.entries()) {
      const checked = shape(member, `${at}[${String(index)}]`);
      if (!checked.ok) return checked;
      members.push(checked.value);
    }
    return accept(members);
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object with exactly these fields: a missing or unknown one is refused. */
export function record<T extends object>(fields: { readonly [K in keyof T]: Shape<T[K]> }): Shape<T> {
  const shapes = Object.entries<Shape<unknown>>(fields);
  return (value, at) => {
    if (!isRecord(value)) return refuse('shape', `${at}: not an object`);
    const unknown = Object.keys(value).find((name) => !Object.hasOwn(fields, name));
    if (unknown !== undefined) return refuse('shape', `${at}.${unknown}: unknown field`);
    const checked: Record<string, unknown> = {};
    for (const [name, shape] of shapes) {
      const field = shape(value[name], `${at}.${name}`);
      if (!field.ok) return field;
      checked[name] = field.value;
    }
    return accept(checked as T);
  };
}
