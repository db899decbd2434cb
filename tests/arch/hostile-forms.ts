import type { EmptyHouse } from '@guong/core/testing';
import { PAYLOADS } from '@guong/core/testing/hostile-text/payloads';
import { harmIn } from './hostile-harm.ts';
import type { Mounted } from './matrix-stage.ts';

/** What forms answered that came back to whoever had filled them with payloads. */
export interface RefusedForms {
  /** Forms, each by its address without ids and the names of its fields. */
  readonly forms: Set<string>;
  /** How many answers there were, by status; 500 is a command that would have been done and was broken off. */
  readonly answers: Map<number, number>;
  /** Answers that show what was typed. */
  shown: number;
  /** Forms of which one did. */
  readonly showing: Set<string>;
  readonly harm: string[];
}

/** Nothing tried yet. */
export const noForms = (): RefusedForms => ({
  ...{ forms: new Set(), answers: new Map(), shown: 0, showing: new Set(), harm: [] },
});

const BROKEN_OFF = 'a form of the test would have been taken';

/** The house as forms of a test may be sent to it: a command that gets through is broken off before it is committed. */
export const breakingOff = <H extends Pick<EmptyHouse, 'app'>>(house: H): H => ({
  ...house,
  app: { ...house.app, failpoint: (point) => breakAt(point) },
});
function breakAt(point: string): void {
  if (point === 'ran') throw new Error(BROKEN_OFF);
}

/** Takes the error lines of commands that were broken off; any other is put among the harm. */
export function takeBrokenOff({ takeLoggedErrors }: Pick<EmptyHouse, 'takeLoggedErrors'>, into: RefusedForms): void {
  into.harm.push(...takeLoggedErrors().filter((line) => !line.includes(BROKEN_OFF)));
}

interface Field {
  readonly name: string;
  readonly value: string;
  readonly isTyped: boolean;
}
/** A form of a page of ours. */
export interface FoundForm {
  readonly action: string;
  readonly isMultipart: boolean;
  readonly fields: readonly Field[];
}

const decoded = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
const attribute = (attributes: string, name: string): string | undefined => {
  const found = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];
  return found === undefined ? undefined : decoded(found);
};

const TYPED = ['text', 'search', 'email', 'tel', 'url', 'number', 'date', 'time'];
const LEFT_OUT = ['file', 'submit', 'button', 'image', 'radio', 'checkbox'];
function fieldIn(tag: string, attributes: string): Field[] {
  const name = attribute(attributes, 'name');
  const type = tag === 'input' ? (attribute(attributes, 'type') ?? 'text') : tag;
  if (name === undefined || LEFT_OUT.includes(type)) return [];
  return [{ name, value: attribute(attributes, 'value') ?? '', isTyped: type === 'textarea' || TYPED.includes(type) }];
}

/** The forms of a page of ours that send texts; those that ask for a password count tries, and show nothing back. */
function formsIn(html: string): FoundForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, attributes = '', inner = '']) => {
    if (attribute(attributes, 'method') !== 'post' || inner.includes('type="password"')) return [];
    const tags = [...inner.matchAll(/<(input|textarea|select)\b([^>]*)>/g)];
    const fields = tags.flatMap(([, tag = '', inTag = '']) => fieldIn(tag, inTag));
    const isMultipart = attribute(attributes, 'enctype')?.startsWith('multipart') === true;
    const found = { action: attribute(attributes, 'action') ?? '', isMultipart, fields };
    return fields.some(({ isTyped }) => isTyped) ? [found] : [];
  });
}

const shapeOf = ({ action, fields }: FoundForm): string =>
  `${action.replaceAll(/[0-9a-f-]{36}|\d+/g, ':id')} ${fields.map(({ name }) => name.replaceAll(/\d+/g, 'n')).join()}`;

/** Longer than any field takes. */
const TOO_LONG = 6_000;
/** Ends every text that is typed here, and stands nowhere else. */
const TYPED_HERE = 'qx7';
type Fill = (payload: string) => string;
/** As typed, which a day, a number or a choice refuses; and longer than anything, which every text refuses. */
const FILLS: readonly Fill[] = [
  (payload) => `${payload.slice(0, 60)} ${TYPED_HERE}`,
  (payload) => `${payload.repeat(Math.ceil(TOO_LONG / payload.length)).slice(0, TOO_LONG)} ${TYPED_HERE}`,
];

function bodyOf({ isMultipart, fields }: FoundForm, from: number, fill: Fill): FormData | URLSearchParams {
  const body = isMultipart ? new FormData() : new URLSearchParams();
  for (const [at, { name, value, isTyped }] of fields.entries()) {
    const payload = PAYLOADS[(from + at) % PAYLOADS.length]?.text ?? '';
    body.append(name, isTyped ? fill(payload).toWellFormed() : value);
  }
  return body;
}

interface Looking {
  readonly address: string;
  readonly run: number;
  readonly origins: readonly string[];
  readonly into: RefusedForms;
}

/** Fills each form of a page with payloads and looks at what comes back; each kind of form once. */
export async function fillForms(server: Mounted, html: string, at: Looking): Promise<void> {
  for (const form of formsIn(html)) await fillForm(server, form, at);
}

/** Fills one form with payloads and looks at what comes back, unless one of its kind was filled before. */
export async function fillForm(server: Mounted, form: FoundForm, { address, run, origins, into }: Looking) {
  const shape = shapeOf(form);
  if (into.forms.has(shape)) return;
  into.forms.add(shape);
  for (const fill of FILLS) {
    const answer = await server.request(form.action, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin' },
      body: bodyOf(form, run + into.forms.size, fill),
    });
    into.answers.set(answer.status, (into.answers.get(answer.status) ?? 0) + 1);
    const isShown = (await answer.clone().text()).includes(TYPED_HERE);
    if (!isShown) continue;
    into.shown += 1;
    into.showing.add(shape);
    into.harm.push(...(await harmIn(answer, origins)).map((what) => `${form.action} on ${address} ${what}`));
  }
}
