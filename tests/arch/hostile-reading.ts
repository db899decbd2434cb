import { createHash } from 'node:crypto';
import type { Actor } from '@guong/core/usecase';
import type { Moment } from '@guong/core/testing/hostile-text/hostile-story';
import { MARKER, PAYLOADS } from '@guong/core/testing/hostile-text/payloads';
import { buildServer } from '../../packages/server/src/app.ts';
import { buildCastServer } from '../../packages/server/src/cast-app.ts';
import { breakingOff, fillForms, takeBrokenOff, type RefusedForms } from './hostile-forms.ts';
import { harmIn } from './hostile-harm.ts';
import { addressesOf, READING, type Mounted } from './matrix-stage.ts';

/** The rooms of addresses that do not begin with the name of their room. */
const ROOM_OF: Readonly<Record<string, string>> = {
  rounds: 'ballot',
  receive: 'ballot',
  results: 'ballot',
  b: 'ballot',
  log: 'ballot',
  documents: 'document',
  directives: 'document',
  tasks: 'task',
  meetings: 'meeting',
  org: 'org',
  accounts: 'identity',
  account: 'identity',
  invitation: 'identity',
  mail: 'mail',
};

/** Addresses with more than one form, which no parameter of the path tells. */
const FORMS: Readonly<Record<string, readonly string[]>> = {
  '/org/people/export': ['?format=xlsx', '?format=csv'],
  '/documents/export': ['?format=xlsx', '?format=csv'],
  '/rounds/:roundId/roll/export': ['?format=xlsx', '?format=csv'],
  '/meetings/:meetingId/run': ['?part=opinion', '?part=vote', '?part=conclusion'],
};

/** What stands for a parameter that is not an id of the story. */
const FIXED: Readonly<Record<string, readonly string[]>> = {
  step: ['approve', 'close', 'release', 'accept', 'submit', 'cancel', 'return'],
  file: ['roll.pdf', 'roll.docx', 'invitation.pdf', 'poster.pdf', 'minutes.pdf'],
  subjectNo: ['1'],
};

/** Every address that the moment has ids for. */
export function addressesAt({ known, rooms }: Moment, server: Mounted): Address[] {
  const paths = addressesOf(server, READING)
    .map((line) => line.slice('GET '.length))
    .filter((path) => !/^\/(api|assets|handbook)/.test(path))
    .filter((path) => rooms.includes(ROOM_OF[path.split('/')[1] ?? ''] ?? rooms[0] ?? ''));
  return paths.flatMap((path) => {
    const forms = ['', ...(FORMS[path] ?? [])];
    return filledWith(path, known).flatMap((filled) =>
      forms.map((query) => ({ path: `${path}${query}`, address: `${filled}${query}` })),
    );
  });
}

/** An address with the ids of the story, and the route it is an example of. */
export interface Address {
  readonly path: string;
  readonly address: string;
}

function filledWith(path: string, known: ReadonlyMap<string, string>): string[] {
  const [parameter, name = ''] = /:(\w+)(?:\{[^}]*\})?/.exec(path) ?? [];
  if (parameter === undefined) return [path];
  const values = FIXED[name] ?? [known.get(name)].filter((value) => value !== undefined);
  return values.flatMap((value) => filledWith(path.replace(parameter, encodeURIComponent(value)), known));
}

/** What was read, and what was found in it. */
export interface Reading {
  /** How many answers there were, by status. */
  readonly answers: Map<number, number>;
  /** Different answers with a payload in them, by kind. */
  readonly shown: Map<string, number>;
  readonly harm: string[];
  readonly seen: Set<string>;
  /** Routes that have shown a payload; left out, every answer of every moment is read, not one of each route. */
  readonly routes?: Set<string>;
  /** The forms of what was read, filled in and refused. */
  readonly forms: RefusedForms;
}

/** The main origin as this actor sees it; his own name is a payload too. */
export function serverFor({ house }: Moment, actor: Actor, run: number): Mounted {
  const name = PAYLOADS[run % PAYLOADS.length]?.text ?? '';
  return buildServer(house.app, () =>
    Promise.resolve({ actor, ...(actor.kind === 'person' && { visitor: { name, unitName: name, postTitle: name } }) }),
  );
}

/**
 * Reads every address of both origins at this moment as each of these people, and fills in the forms found there; the same
 * answer is looked at once, each form too.
 */
export async function readAll(moment: Moment, actors: readonly Actor[], run: Run): Promise<void> {
  const house = breakingOff(moment.house);
  const servers = actors.map((actor) => serverFor({ ...moment, house }, actor, run.run));
  const cast: Mounted[] = moment.rooms.includes('ballot') ? [buildCastServer(moment.house.app)] : [];
  for (const server of [...servers, ...cast]) {
    for (const one of addressesAt(moment, server)) await readOne(server, one, { ...run, moment });
  }
  takeBrokenOff(moment.house, run.into.forms);
}

async function readOne(server: Mounted, { path, address }: Address, { moment, run, into }: Run & { moment: Moment }) {
  if (into.routes?.has(path)) return;
  const { mainOrigin, castOrigin } = moment.house.app.settings;
  const answer = await server.request(address);
  const at = { address: `${address} before ${moment.before}`, origins: [mainOrigin, castOrigin], into };
  if (kindOf(answer) === 'text/html' && answer.status === 200) {
    await fillForms(server, await answer.clone().text(), { ...at, run, into: into.forms });
  }
  if (await showsPayload(answer, at)) into.routes?.add(path);
}

/** Which run, and where to put what is found. */
export interface Run {
  readonly run: number;
  readonly into: Reading;
}
interface Looking {
  readonly address: string;
  readonly origins: readonly string[];
  readonly into: Reading;
}

/** The kind of an answer, without its character set. */
const kindOf = ({ headers }: Response): string => (headers.get('content-type') ?? 'nothing').split(';')[0] ?? '';

/** The body of an answer that is there to be shown; a stream of events never ends and carries numbers only. */
async function bodyOf(answer: Response): Promise<Buffer | undefined> {
  const isStream = kindOf(answer) === 'text/event-stream';
  if (isStream) await answer.body?.cancel();
  return isStream || answer.status !== 200 ? undefined : Buffer.from(await answer.clone().arrayBuffer());
}

/** Looks at one answer; whether it shows a payload. Only those that do and were not seen before are parsed. */
export async function showsPayload(answer: Response, { address, origins, into }: Looking): Promise<boolean> {
  into.answers.set(answer.status, (into.answers.get(answer.status) ?? 0) + 1);
  if (answer.status >= 500) into.harm.push(`${address} answers ${String(answer.status)}`);
  const bytes = await bodyOf(answer);
  const kind = kindOf(answer);
  const isText = /^text\/(html|csv|calendar)/.test(kind);
  if (!bytes || (isText && !bytes.includes(MARKER)) || isOld(into.seen, bytes)) return false;
  into.shown.set(kind, (into.shown.get(kind) ?? 0) + 1);
  into.harm.push(...(await harmIn(answer, origins)).map((what) => `${address} ${what}`));
  return true;
}

function isOld(seen: Set<string>, bytes: Buffer): boolean {
  const print = createHash('sha256').update(bytes).digest('base64');
  const was = seen.has(print);
  seen.add(print);
  return was;
}
