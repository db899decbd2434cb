import { HTTPException } from 'hono/http-exception';
import { nest, type Entry } from './form-names.ts';
import { FORM_KEY_FIELD } from '../web/ui/form.tsx';
import type { WebContext } from './web-env.ts';

/** A file as it was sent: its name and type are claims of the sender. */
export interface UploadedFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A form that was posted. */
export interface Posted {
  /** For `perform`: nested by the names of the fields, days and instants in ISO, text in NFC. */
  readonly input: Readonly<Record<string, unknown>>;
  /** What was typed, by field name, to show it again on 422; of a file its name. Passwords belong to fields that never show it. */
  readonly typed: Readonly<Record<string, string>>;
  /** The choices of `CheckGroup`s, by name without `[]`. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
  /** The idempotency key of the form: `perform(app, actor, useCase, input, postedOnce(form))`. */
  readonly key: string | undefined;
}

const MAX_FIELDS = 2_000;
const FORM_TYPES = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i;

/**
 * Reads a posted form. Names nest (`subjects.0.name`), `name[]` gives a list, names ending in `On` are days typed
 * dd/mm/yyyy, `closesAt.day` and `closesAt.time` join to an instant in Ha Noi. Blank fields named in `optional` are left out (a file field
 * that was left empty is blank too).
 * Throws an HTTPException (400, 413, 415) for what no form of ours sends.
 */
export async function formOf(
  c: WebContext,
  { optional = [] }: { readonly optional?: readonly string[] } = {},
): Promise<Posted> {
  const sent = await entriesOf(c);
  const entries = sent.filter(({ name, value }) => !(value === '' && optional.includes(name)));
  const input = nest(entries.filter(({ name }) => name !== FORM_KEY_FIELD));
  const { typed, lists } = textsOf(sent);
  c.set('typed', typed);
  const key = typed[FORM_KEY_FIELD];
  return { input, typed, lists, key: key === '' ? undefined : key };
}

async function entriesOf(c: WebContext): Promise<Entry[]> {
  if (!FORM_TYPES.test(c.req.header('content-type') ?? '')) throw new HTTPException(415);
  const data = await c.req.formData().catch((error: unknown) => {
    throw error instanceof HTTPException ? error : new HTTPException(400);
  });
  const sent = [...data.entries()];
  if (sent.length > MAX_FIELDS) throw new HTTPException(413);
  const entries = sent.map(async ([name, raw]): Promise<Entry> => {
    return { name, value: typeof raw === 'string' ? cleanText(raw) : await fileOf(raw) };
  });
  return (await Promise.all(entries)).filter((entry) => entry.value !== undefined);
}

function textsOf(entries: readonly Entry[]): { typed: Record<string, string>; lists: Record<string, string[]> } {
  const typed: Record<string, string> = {};
  const lists: Record<string, string[]> = {};
  for (const { name, value } of entries) {
    if (isFile(value)) typed[name] = value.fileName;
    if (typeof value !== 'string') continue;
    if (name.endsWith('[]')) (lists[name.slice(0, -2)] ??= []).push(value);
    else typed[name] = value;
  }
  joinInstants(typed);
  return { typed, lists };
}

/** The last argument of `perform` for a form: pressing twice does it once. */
export const postedOnce = ({ key }: Posted): { readonly idempotencyKey?: string } =>
  key === undefined ? {} : { idempotencyKey: key };

/** Text as the house stores it: composed letters (NFC) and plain line ends. */
const cleanText = (text: string): string => text.replace(/\r\n?/g, '\n').normalize('NFC');

const isFile = (value: unknown): value is UploadedFile =>
  typeof value === 'object' && value !== null && 'fileName' in value;

async function fileOf(file: File): Promise<UploadedFile | undefined> {
  if (file.name === '' && file.size === 0) return undefined;
  return { fileName: file.name, mediaType: file.type, bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** A `DateTimeField` shows again what was typed in its two inputs. */
function joinInstants(typed: Record<string, string>): void {
  for (const name of Object.keys(typed)) {
    const whole = name.replace(/\.day$/, '');
    if (whole !== name && whole.endsWith('At'))
      typed[whole] = `${typed[name] ?? ''} ${typed[`${whole}.time`] ?? ''}`.trim();
  }
}
