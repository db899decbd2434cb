import { beforeAll, expect, test } from 'vitest';
import { perform, type Actor, type AnyUseCase } from '@guong/core/usecase';
import { meeting } from '@guong/core/meeting';
import { buildServer } from '../../packages/server/src/app.ts';
import { groundIn, type Ground } from '../../packages/core/src/testing/authorisation/asking.ts';
import { place } from '../../packages/core/src/testing/authorisation/placing.ts';
import type { Player } from '../../packages/core/src/testing/authorisation/people.ts';
import { castingRound } from '../../packages/core/src/testing/casting-round.ts';
import { foundedHouse, valueOf } from '../../packages/core/src/testing/founded-house.ts';

// A link is offered only where the reader may go: every role walks from its first page over every link it is shown.
// GUONG_LAW_AUTHORISATION=1 walks every address, with a round in casting; without it four roles see each kind of page once.

const IS_WHOLE = process.env['GUONG_LAW_AUTHORISATION'] === '1';
const TIMES = IS_WHOLE ? 1_000 : 1;
/** Roles that sign in with a page before them. */
const WALKING = ['nobody', 'voter', 'member', 'post', 'cell_deputy', 'cell_head', 'ward_leader', 'ward_deputy'];
const ROLES: readonly string[] = IS_WHOLE
  ? [...WALKING, 'ward_office', 'inspector', 'operator']
  : ['member', 'cell_head', 'ward_leader', 'operator'];

let ground: Ground;
beforeAll(async () => {
  const house = await foundedHouse();
  if (IS_WHOLE) await castingRound(house, { voters: 12 });
  ground = await groundIn(house);
  await furnished(ground);
}, 900_000);

/** A conference to which everybody was called: its agenda names an internal document, its conclusion became a task. */
async function furnished({ house, records, units, players }: Ground): Promise<void> {
  const act = async (useCase: AnyUseCase, raw: object): Promise<{ id: string }> =>
    valueOf(await perform(house.app, house.office, useCase, raw)) as { id: string };
  const people = players.flatMap(({ actor }) => (actor.kind === 'person' ? [actor.personId] : []));
  const planned = { kind: 'hoc_tap', unitId: units.ward, title: 'Hội nghị học tập', place: 'Hội trường' };
  const { id: meetingId } = await act(meeting.plan, { ...planned, startsAt: '2026-11-22T08:00', mode: 'in_person' });
  await act(meeting.setAgenda, { meetingId, items: [{ title: 'Mục một', documentId: records.documentId }] });
  await act(meeting.setInvitation, { meetingId, personIds: people.filter((id) => id !== house.office.personId) });
  await act(meeting.open, { meetingId });
  const six = { responsibility: 'Chủ trì', product: 'Báo cáo', authority: 'Theo quy chế' };
  const owner = { ownerPostId: records.posts.cell, dueOn: '2026-12-31' };
  const { id: conclusionId } = await act(meeting.conclude, { meetingId, what: 'Rà soát lại', ...owner, ...six });
  await act(meeting.makeTask, { meetingId, conclusionId });
  await act(meeting.mark, { meetingId, personId: people[0], as: 'present' });
  await act(meeting.mark, { meetingId, personId: people[1], as: 'present' });
  await act(meeting.close, { meetingId });
  await act(meeting.planMakeUp, { meetingId, startsAt: '2026-11-28T08:00', place: 'Phòng họp' });
}

const HREF = /<a\b[^>]*\shref="(\/[^"#]*)/g;
/** Where a link leads, without ids: pages of one kind are alike. */
const kindOf = (address: string): string =>
  address
    .replace(/^\/handbook\/.*/, '/handbook/:chapter')
    .replace(/\?.*/, '?')
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
    .replace(/\d+/g, ':n');
const linksIn = (body: string): string[] => [
  ...new Set([...body.matchAll(HREF)].map(([, href = '']) => href.replaceAll('&amp;', '&'))),
];

interface Walk {
  readonly pages: number;
  readonly links: number;
  readonly refused: readonly string[];
}
interface Leading {
  readonly address: string;
  readonly from: string;
}

async function walked(actor: Actor, role: string): Promise<Walk> {
  const visitor = { name: 'Người Thử', unitName: 'Hoa Gạo' };
  const comer = { actor, ...(actor.kind === 'person' && { visitor }) };
  const server = buildServer(ground.house.app, () => Promise.resolve(comer));
  const waiting: Leading[] = [{ address: '/', from: 'the door' }];
  const seen = new Set(['/']);
  const isNew = timesAtMost(TIMES);
  const refused: string[] = [];
  let pages = 0;
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { address, from } = next;
    if (!isNew(kindOf(address))) continue;
    const answer = await server.request(address);
    pages += 1;
    if (answer.status >= 400)
      refused.push(`${role}: ${kindOf(from)} offers ${kindOf(address)}: ${String(answer.status)}`);
    const found = (await leadingOn(answer)).filter((href) => !seen.has(href));
    for (const href of found) seen.add(href);
    waiting.push(...found.map((href) => ({ address: href, from: address })));
  }
  return { pages, links: seen.size, refused };
}

function timesAtMost(most: number): (kind: string) => boolean {
  const times = new Map<string, number>();
  return (kind) => {
    times.set(kind, (times.get(kind) ?? 0) + 1);
    return (times.get(kind) ?? 0) <= most;
  };
}

async function leadingOn(answer: Response): Promise<string[]> {
  const moved = answer.headers.get('location');
  if (moved?.startsWith('/')) return [moved];
  const isPage = answer.headers.get('content-type')?.startsWith('text/html') === true && answer.status < 400;
  return isPage ? linksIn(await answer.text()) : [];
}

async function settled(player: Player): Promise<void> {
  const spot = { player, relation: player.postId === undefined ? 'sibling' : 'owner' };
  await place(ground.house, ground, { ...spot, subject: 'task', state: 'in_progress' });
  await place(ground.house, ground, { player, subject: 'meeting', relation: 'called', state: 'published' });
}

test('no link on a page that a role can see leads that role to a refusal', async () => {
  const refused: string[] = [];
  let [pages, links] = [0, 0];
  for (const player of ground.players.filter(({ role }) => ROLES.includes(role))) {
    if (player.actor.kind === 'person') await settled(player);
    const walk = await walked(player.actor, player.role);
    pages += walk.pages;
    links += walk.links;
    refused.push(...walk.refused);
  }
  console.log(
    `links: ${String(ROLES.length)} roles, ${String(pages)} pages, ${String(links)} links, ${String(refused.length)} refused`,
  );
  expect([...new Set(refused)]).toEqual([]);
  expect(pages).toBeGreaterThan(100);
}, 1_800_000);
