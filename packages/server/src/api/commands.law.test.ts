import { expect, test } from 'vitest';
import { ok, type Result } from '@guong/core/kernel';
import { perform, type Actor, type App } from '@guong/core/usecase';
import { changedTables, snapshot } from '@guong/core/testing';
import { appBeside } from '@guong/core/testing/casting-round';
import { stageOfStory, tellStory } from '@guong/core/testing/story/story';
import type { Step } from '@guong/core/testing/story/telling';
import { otherBody } from '@guong/core/testing/witnesses/other-body';
import { buildServer } from '../app.ts';
import { API_BASE } from './openapi.ts';
import { operationOf } from './operation.ts';
import { API_USE_CASES } from './use-cases.ts';

// The story of the committee Hoa Gạo is told through the REST door: every command that has an address is sent there,
// first in disguises that must do nothing, then in earnest, and then again.

/** A door behind which every request comes from whoever is set as `who`. */
function doorOf(app: App) {
  const now: { who: Actor } = { who: { kind: 'anonymous', tenantId: '' } };
  const server = buildServer(app, () => Promise.resolve({ actor: now.who }), { rooms: [] });
  return async (who: Actor, path: string, init: RequestInit): Promise<{ status: number; text: string }> => {
    now.who = who;
    const answer = await server.request(`${API_BASE}${path}`, init);
    return { status: answer.status, text: await answer.text() };
  };
}
type Door = ReturnType<typeof doorOf>;

const OURS = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };

/** A step as it travels: path parameters in the address, the rest in the body. */
function sentOf({ useCase, raw }: Pick<Step, 'useCase' | 'raw'>) {
  const { method, path, parameters } = operationOf(useCase);
  const input = raw as Readonly<Record<string, unknown>>;
  const filled = parameters.reduce((text, name) => text.replace(`{${name}}`, String(input[name])), path);
  const body = Object.fromEntries(Object.entries(input).filter(([name]) => !parameters.includes(name)));
  return { method, path: filled, body: JSON.stringify(body) };
}
const send = (door: Door, step: Step, headers: Record<string, string>) => {
  const { path, ...init } = sentOf(step);
  return door(step.actor, path, { ...init, headers });
};

const EVIL = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example', 'content-type': 'application/json' };

/** SES-5: valid input from another site, by GET, as plain text, and by nobody; answers what did not refuse it. */
async function disguised(door: Door, step: Step): Promise<string[]> {
  const nobody: Actor = { kind: 'anonymous', tenantId: step.actor.tenantId };
  const { path, body } = sentOf(step);
  const query = new URLSearchParams(
    Object.entries(JSON.parse(body) as object).map(([name, each]) => [name, String(each)]),
  );
  const said = {
    'another site': await send(door, step, EVIL),
    'plain text': await send(door, step, { ...OURS, 'content-type': 'text/plain' }),
    nobody: await send(door, { ...step, actor: nobody }, OURS),
    'no proof of origin': await send(door, step, { 'content-type': 'application/json' }),
  };
  const wrong = Object.entries(said).filter(([, { status }]) => status < 400 || status >= 500);
  // Another operation may stand at this address under GET, and answer; what counts is that nothing is written.
  const byGet = await door(step.actor, `${path}?${query.toString()}`, { method: 'GET', headers: OURS });
  return [
    ...wrong.map(([what, { status }]) => `${what}: ${String(status)}`),
    ...(byGet.status >= 500 ? ['GET: 500'] : []),
  ];
}

/** CON-4 over HTTP; answers the text of the first answer. */
async function repeat(doors: { readonly door: Door; readonly restarted: Door }, step: Step, broken: string[]) {
  const headers = { ...OURS, 'idempotency-key': crypto.randomUUID() };
  const first = await send(doors.door, step, headers);
  const isSecret = step.useCase.kind === 'command' && step.useCase.answersSecret === true;
  const again = isSecret ? 409 : `200 ${first.text}`;
  const raw = otherBody(step);
  const stranger: Actor = { ...step.actor, kind: 'person', personId: crypto.randomUUID() } as Actor;
  const tries = [
    { said: await send(doors.door, step, headers), expected: again },
    { said: await send(doors.restarted, step, headers), expected: again },
    { said: await send(doors.door, { ...step, actor: stranger }, headers), expected: 403 },
    ...(raw === undefined ? [] : [{ said: await send(doors.door, { ...step, raw }, headers), expected: 409 }]),
  ];
  for (const { said, expected } of tries) {
    const seen = typeof expected === 'number' ? said.status : `${String(said.status)} ${said.text}`;
    if (seen !== expected) broken.push(`${step.useCase.name}: ${String(seen)} instead of ${String(expected)}`);
  }
  return { ...first, tried: tries.length };
}

/** Files come by forms: JSON cannot carry them. */
const holdsFile = ({ raw }: Step): boolean => Object.keys(raw as object).includes('file');

const stopped = { tried: 0, broken: [] as string[] };

test(
  'CON-4: every command of the REST door, repeated, answers the same bytes; another body is 409, another person 403',
  { timeout: 900_000 },
  async () => {
    const { house, ...stage } = await stageOfStory();
    const beside = await appBeside(house);
    const doors = { door: doorOf(house.app), restarted: doorOf(beside) };
    const broken: string[] = [];
    const sent = new Set<string>();
    let tried = 0;
    await tellStory({ house, ...stage }, async (step, happen): Promise<Result<unknown>> => {
      if (step.useCase.kind !== 'command' || step.useCase.http === 'none' || holdsFile(step)) return happen();
      const before = await snapshot(house.ownerDb);
      const passed = await disguised(doors.door, step);
      const changed = changedTables(before, await snapshot(house.ownerDb));
      stopped.tried += 5;
      stopped.broken.push(...[...passed, ...changed].map((what) => `${step.useCase.name} ${what}`));
      const first = await repeat(doors, step, broken);
      sent.add(step.useCase.name);
      tried += first.tried;
      // What the door refuses is told by the corridor, whose words the story understands.
      return first.status === 200 ? ok(JSON.parse(first.text)) : perform(house.app, step.actor, step.useCase, step.raw);
    });
    await beside.stop();
    console.log(
      `CON-4 over HTTP: ${String(sent.size)} commands, ${String(tried)} repeats, ${String(broken.length)} broken`,
    );
    expect(broken).toEqual([]);
    const commands = API_USE_CASES.filter(({ kind }) => kind === 'command').map(({ name }) => name);
    expect(commands.filter((name) => !sent.has(name))).toEqual([]);
  },
);

test('SES-5: valid input from another site, by GET, as plain text, without proof or sign-in changes nothing', () => {
  console.log(
    `SES-5 over HTTP: ${String(stopped.tried)} requests with valid input, ${String(stopped.broken.length)} passed`,
  );
  expect(stopped.broken).toEqual([]);
  expect(stopped.tried).toBeGreaterThan(300);
});
