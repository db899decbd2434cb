import { HTTPException } from 'hono/http-exception';

/** One field of a form: its whole name and what was sent. */
export interface Entry {
  readonly name: string;
  readonly value: unknown;
}
type Branch = Map<string, unknown>;

const MAX_DEPTH = 6;
const STEP = /^[A-Za-z_][A-Za-z0-9_-]*$|^\d{1,3}$/;
// Names that mean something to JavaScript itself; the branch is a Map, but what leaves it is an object.
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** `[{name:'subjects.0.name',…}]` → `{ subjects: [{ name: … }] }`. Throws 400 for names that no form of ours has. */
export function nest(entries: readonly Entry[]): Record<string, unknown> {
  const root: Branch = new Map();
  for (const { name, value } of entries) put(root, name, value);
  return plainObject(root);
}

function put(root: Branch, name: string, value: unknown): void {
  const isList = name.endsWith('[]');
  const steps = (isList ? name.slice(0, -2) : name).split('.');
  if (steps.length > MAX_DEPTH || !steps.every(isStep)) throw new HTTPException(400);
  const last = steps.pop() ?? '';
  let branch = root;
  for (const step of steps) branch = childOf(branch, step);
  branch.set(last, isList ? appended(branch.get(last), value) : once(branch.get(last), value));
}

const appended = (before: unknown, value: unknown): unknown[] => [
  ...(Array.isArray(before) ? (before as unknown[]) : []),
  value,
];

/** The same name twice is no form of ours: which of the two was meant? */
function once(before: unknown, value: unknown): unknown {
  if (before !== undefined) throw new HTTPException(400);
  return value;
}

const isStep = (step: string): boolean => STEP.test(step) && !FORBIDDEN.has(step);

function childOf(branch: Branch, step: string): Branch {
  const child = branch.get(step) ?? new Map<string, unknown>();
  if (!(child instanceof Map)) throw new HTTPException(400);
  branch.set(step, child);
  return child as Branch;
}

/** A branch whose steps are all numbers is a list, in the order of its numbers; gaps close. */
function plain(value: unknown, name: string): unknown {
  if (!(value instanceof Map)) return typeof value === 'string' ? dayAsIso(name, value) : value;
  const branch = value as Branch;
  const instant = instantOf(name, branch);
  if (instant !== undefined) return instant;
  const keys = [...branch.keys()];
  if (keys.length === 0 || !keys.every((key) => /^\d+$/.test(key))) return plainObject(branch);
  return keys.sort((a, b) => Number(a) - Number(b)).map((key) => plain(branch.get(key), key));
}

const plainObject = (branch: Branch): Record<string, unknown> =>
  Object.fromEntries([...branch].map(([key, value]) => [key, plain(value, key)]));

const TYPED_DAY = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;

/** `7/3/2024` in a field named `…On` → `2024-03-07`; what is no day stays as typed, and the use case refuses it. */
function dayAsIso(name: string, text: string): string {
  const parts = name.endsWith('On') ? TYPED_DAY.exec(text.trim()) : null;
  return parts ? isoDay(parts) : text;
}

const isoDay = ([, day = '', month = '', year = '']: readonly string[]): string =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;

/** `{ day, time }` in a field named `…At` → an instant with the offset of Ha Noi, which knows no summer time. */
function instantOf(name: string, branch: Branch): string | undefined {
  const [day, time] = [branch.get('day'), branch.get('time')];
  if (!name.endsWith('At') || typeof day !== 'string' || typeof time !== 'string') return undefined;
  const parts = TYPED_DAY.exec(day.trim());
  const clock = /^(\d{1,2})[:hg](\d{2})$/.exec(time.trim());
  if (!parts || !clock) return `${day} ${time}`.trim();
  return `${isoDay(parts)}T${(clock[1] ?? '').padStart(2, '0')}:${clock[2] ?? ''}:00+07:00`;
}
