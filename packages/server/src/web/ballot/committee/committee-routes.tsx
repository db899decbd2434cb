import { ballot } from '@guong/core/ballot';
import type { Result } from '@guong/core/kernel';
import { perform, type AnyUseCase, type App } from '@guong/core/usecase';
import { actorOf } from '../../../http/doorman.ts';
import { allowPage } from '../../../http/headers.ts';
import { newRoom, type WebContext } from '../../../http/web-env.ts';
import { html, refuse } from '../../html.tsx';
import { CommitteeIslandPage, CommitteePage, type CommitteePlace } from './committee-page.tsx';
import { mayReplaceKey } from './committee-tasks.ts';
import { LostKeyPage } from './lost-key-page.tsx';
import { jsonAnswer, postedJson } from '../json-answer.ts';

/** Pages below `/rounds/:roundId/committee`, by the last part of their address. */
const PLACES: Readonly<Record<string, CommitteePlace>> = {
  key: 'key-make',
  sign: 'key-sign',
  rehearsal: 'key-rehearsal',
  opening: 'opening-member',
  station: 'opening-station',
};

/** What the islands post, by the last part of the address. */
const DEEDS = {
  key: ballot.registerKey,
  'sign/seal': ballot.signSeal,
  'sign/casting': ballot.openCasting,
  'sign/close': ballot.signClose,
  'sign/result': ballot.signResult,
  'sign/annulment': ballot.signAnnulment,
  station: ballot.beginOpening,
  shares: ballot.submitShares,
  result: ballot.submitResult,
} as const satisfies Record<string, AnyUseCase>;

/** The committee's room: hub, the pages of its islands, and the JSON that these post and read. */
export function committeePages(app: App) {
  const room = newRoom();
  room.get('/:roundId/committee', async (c) => {
    const desk = await deskOf(app, c);
    return desk.ok ? html(c, <CommitteePage desk={desk.value} />) : refuse(c, desk.fault);
  });
  room.get('/:roundId/committee/lost-key', async (c) => {
    const desk = await deskOf(app, c);
    return desk.ok ? html(c, <LostKeyPage desk={desk.value} />) : refuse(c, desk.fault);
  });
  room.get('/:roundId/committee/desk', async (c) => jsonAnswer(c, await deskOf(app, c)));
  room.get('/:roundId/committee/log', async (c) => jsonAnswer(c, await logOf(app, c)));
  room.get('/:roundId/committee/leaves', (c) => leavesOf(app, c));
  room.get('/:roundId/committee/shares', async (c) => {
    return jsonAnswer(c, await perform(app, await actorOf(c), ballot.shareBundles, roundOf(c)));
  });
  for (const [path, place] of Object.entries(PLACES)) {
    room.get(`/:roundId/committee/${path}`, (c) => islandPage(app, c, place));
  }
  for (const [path, deed] of Object.entries(DEEDS)) {
    room.post(`/:roundId/committee/${path}`, async (c) => {
      const input = { ...(await postedJson(c)), ...roundOf(c) };
      return jsonAnswer(c, (await perform(app, await actorOf(c), deed as AnyUseCase, input)) as Result<object>);
    });
  }
  return room;
}

const roundOf = (c: WebContext) => ({ roundId: c.req.param('roundId') ?? '' });

const deskOf = async (app: App, c: WebContext) => perform(app, await actorOf(c), ballot.committeeDesk, roundOf(c));

async function islandPage(app: App, c: WebContext, place: CommitteePlace): Promise<Response> {
  const desk = await deskOf(app, c);
  if (!desk.ok) return refuse(c, desk.fault);
  const { roundId, title, memberIndex, memberName } = desk.value;
  if (memberIndex === null) return refuse(c, { code: 'forbidden', action: `ballot.committee.${place}` });
  // Only the station needs no key file, so only the station runs no Argon2.
  if (place !== 'opening-station') allowPage(c, { runsWasm: true });
  const isReplacement = c.req.query('replace') === '1' && mayReplaceKey(desk.value);
  const islandProps = place === 'key-make' ? { title, memberIndex, memberName, isReplacement } : {};
  return html(c, <CommitteeIslandPage place={place} roundId={roundId} roundTitle={title} islandProps={islandProps} />);
}

/** The public log, for devices that may not fetch from the casting origin; they check every byte. */
async function logOf(app: App, c: WebContext): Promise<Result<object>> {
  const desk = await deskOf(app, c);
  if (!desk.ok) return desk;
  const actor = await actorOf(c);
  const protocol = { protocolId: desk.value.protocolId ?? '' };
  const manifest = await perform(app, actor, ballot.manifest, protocol);
  if (!manifest.ok) return manifest;
  const state = await perform(app, actor, ballot.logState, protocol);
  if (!state.ok) return state;
  const head = JSON.parse(state.value.head) as unknown;
  const hashes = Buffer.from(state.value.hashes).toString('hex');
  return { ok: true, value: { manifest: manifest.value.manifest, head, hashes } };
}

async function leavesOf(app: App, c: WebContext): Promise<Response> {
  const desk = await deskOf(app, c);
  if (!desk.ok) return jsonAnswer(c, desk);
  const found = await perform(app, await actorOf(c), ballot.leaves, { protocolId: desk.value.protocolId ?? '' });
  if (!found.ok) return jsonAnswer(c, found);
  return c.body(new Uint8Array(found.value.leaves), 200, { 'content-type': 'application/octet-stream' });
}
