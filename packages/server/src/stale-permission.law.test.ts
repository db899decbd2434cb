import { afterAll, beforeAll, expect, test } from 'vitest';
import { changedTables, snapshot } from '@guong/core/testing';
import { foundedHouse } from '@guong/core/testing/founded-house';
import { openMailServer } from '@guong/core/testing/mail-server';
import { buildServer } from './app.ts';
import { houseDoorman } from './http/house-doorman.ts';
import { CHANGES, WAY_COUNT, wayOf, type Change } from './testing/stale-permission/changes.ts';
import { CHANNELS, OPEN, type Channel, type Opened } from './testing/stale-permission/channels.ts';
import { keeperIn, secretOf, type Keeper, type Stage } from './testing/stale-permission/keeper.ts';

// AUT-7: what was opened before a change answers by the rights of after it, on the very next request. GUONG_LAW_STALE=20
// tries every cell of the table that many times, in other ways and in another order.

const RUNS = Number(process.env['GUONG_LAW_STALE'] ?? '1');
const PATIENT = 3_600_000;

/** What is tried in each cell; a cell that begins with a dash says why there is no such thing in this house. */
const TABLE: Readonly<Record<Channel, Readonly<Record<Change, string>>>> = {
  session: {
    role: 'the page of a meeting, after the head of its unit keeps nothing but the machine',
    unit: 'the same, after he holds a post in the unit beside it',
    ended: 'the same, after his post ended today, at midnight, or was abolished',
    deactivated: 'the same, after his account was locked, or he moved away or died',
    expired: 'the same, two days later',
    deleted: 'the same, after his account was closed, or his record joined to another',
    merged: 'the same, after his unit went into another',
  },
  stream: {
    role: 'the stream of the meeting ends with `gone` instead of the next event',
    unit: 'the same',
    ended: 'the same',
    deactivated: 'the same',
    expired: 'the same, though nobody has closed it',
    deleted: 'the same',
    merged: 'the same',
  },
  job: {
    role: 'a confirmed list waits in the queue, and a letter about a task',
    unit: 'the same',
    ended: 'the same',
    deactivated: 'the same',
    expired: 'the same; the last day of the post came while it waited',
    deleted: 'the same',
    merged: 'the same',
  },
  'signed link': {
    role: 'a card printed before its owner was given a power is dead',
    unit: 'a card taken up afterwards opens the right of today; so does the code of the hall',
    ended: 'the same',
    deactivated: 'a card of a locked account, or of somebody who left, is dead',
    expired: 'a card after its last day is dead',
    deleted: 'a card of a closed account or of a joined record is dead',
    merged: 'a card taken up afterwards opens the right of today',
  },
  'e-mail link': {
    role: 'the link of a letter about a task that waits for the post, and the button behind it',
    unit: 'the same',
    ended: 'the same',
    deactivated: 'the same',
    expired: 'the same',
    deleted: 'the same',
    merged: 'the same',
  },
  'second tab': {
    role: 'a form opened before is posted after; one answered before is posted again',
    unit: 'the same',
    ended: 'the same',
    deactivated: 'the same',
    expired: 'the same',
    deleted: 'the same',
    merged: 'the same',
  },
  token: {
    role: 'a program asks for the meeting with a token made before',
    unit: 'the same',
    ended: 'the same',
    deactivated: 'the same',
    expired: 'the same, after the last day of the token',
    deleted: 'the same',
    merged: 'the same',
  },
};

let stage: Stage;
const stale: string[] = [];
const tried = new Set<string>();
let tries = 0;
beforeAll(async () => {
  const letters = await openMailServer();
  const house = await foundedHouse();
  const mail = { host: '127.0.0.1', port: letters.port, from: 'guong@hoa-gao.example' };
  Object.assign(house.app, { settings: { ...house.app.settings, mail } });
  stage = { house, letters, server: buildServer(house.app, houseDoorman(house.app)) };
});
afterAll(() => stage.letters.close());

/** The channels in another order each time: none may live by what an earlier one left behind. */
const inTurn = (run: number): Channel[] => CHANNELS.map((_, n) => CHANNELS[(n + run) % CHANNELS.length] ?? 'session');

const LETTERS = 'ABCDEGHIKLMNOPQRSTUV';
/** A word for the names of one try. */
const markOf = (change: Change, run: number): string =>
  `Zy${LETTERS[CHANGES.indexOf(change)] ?? ''}${LETTERS[Math.floor(run / 20)] ?? ''}${LETTERS[run % 20] ?? ''}`
    .toLowerCase()
    .replace(/^z/, 'Z');

async function tryAll(change: Change, run: number): Promise<void> {
  const way = wayOf(change, run);
  way.first?.(stage);
  const days = change === 'expired' ? 1 : 30;
  const keeper = await keeperIn(stage, markOf(change, run), { days, powers: ['office'] });
  await way.before?.(stage, keeper);
  const opened = await openAll(change, keeper, run);
  await way.apply(stage, keeper);
  const quiet = opened.filter(({ one }) => one.writes === undefined);
  const before = await snapshot(stage.house.ownerDb);
  for (const cell of quiet) await askAgain(cell);
  const after = await snapshot(stage.house.ownerDb);
  const written = changedTables(before, after).filter((table) => !NOTED.includes(table));
  if (written.length > 0) stale.push(`${change}: refused, and written to ${written.join(', ')}`);
  for (const cell of opened.filter((one) => !quiet.includes(one))) await askAgain(cell);
}

async function openAll(change: Change, keeper: Keeper, run: number): Promise<Cell[]> {
  const opened: Cell[] = [];
  for (const channel of inTurn(run).filter((one) => !TABLE[one][change].startsWith('-'))) {
    const one = await OPEN[channel](stage, keeper, change);
    expect([channel, change, one.worked]).toMatchObject([channel, change, { isServed: true }]);
    opened.push({ channel, change, keeper, one });
  }
  return opened;
}

interface Cell {
  readonly channel: Channel;
  readonly change: Change;
  readonly keeper: Keeper;
  readonly one: Opened;
}
/** Use is noted where a sign-in or a token still stands. */
const NOTED = ['identity.session', 'identity.api_token'];

async function askAgain({ channel, change, keeper, one }: Cell): Promise<void> {
  const { isServed, said } = await one.again();
  const isTold = said.includes(secretOf(keeper.mark));
  if (isServed || isTold) stale.push(`${channel} × ${change}: ${JSON.stringify({ isServed, isTold })}`);
  tried.add(`${channel} × ${change}`);
  tries += 1;
}

for (const change of CHANGES) {
  test(
    `AUT-7: after "${change}" nothing that was open answers as before`,
    async () => {
      for (let run = 0; run < RUNS; run += 1) await tryAll(change, run);
      expect(stale).toEqual([]);
    },
    PATIENT,
  );
}

test('AUT-7: every cell is tried, or says why it cannot be', () => {
  const cells = CHANNELS.flatMap((channel) =>
    CHANGES.map((change) => ({ name: `${channel} × ${change}`, channel, change })),
  );
  const none = cells.filter(({ channel, change }) => TABLE[channel][change].startsWith('-'));
  const counts = `${String(tried.size)} tried ${String(tries)} times, ${String(none.length)} do not exist`;
  console.log(
    `AUT-7: ${String(cells.length)} cells, ${counts}, ${String(WAY_COUNT)} ways, ${String(stale.length)} stale answers`,
  );
  expect(tried.size + none.length).toBe(cells.length);
  expect(tries).toBe(tried.size * RUNS);
});
