import { actorOf, identity } from '@guong/core/identity';
import { dayOf } from '@guong/core/kernel';
import { mail } from '@guong/core/mail';
import { meeting } from '@guong/core/meeting';
import { org } from '@guong/core/org';
import { task } from '@guong/core/task';
import { FOUNDED_ON, valueOf, type FoundedHouse } from '@guong/core/testing/founded-house';
import type { TestMailServer } from '@guong/core/testing/mail-server';
import { perform, type Actor, type AnyUseCase, type Power } from '@guong/core/usecase';
import type { z } from 'zod';
import { JOB_KINDS } from '../../jobs/kinds.ts';
import { cardFor, withApp, withPassword } from '../committee-people.ts';
import { HOST, webBrowser, type Server, type WebBrowser } from '../web-browser.ts';

/** A founded house with a mail server that keeps what it takes. */
export interface Stage {
  readonly house: FoundedHouse;
  readonly letters: TestMailServer;
  /** The main origin, built once for all who come. */
  readonly server: Server;
}

/** Performs as somebody, and takes what comes back; a refusal ends the test. */
export const told = async <U extends AnyUseCase>(
  { house }: Pick<Stage, 'house'>,
  actor: Actor,
  useCase: U,
  raw: object,
): Promise<z.output<U['output']>> => valueOf(await perform(house.app, actor, useCase, raw)) as never;

/** A post with whoever holds it. */
export interface Held {
  readonly personId: string;
  readonly postId: string;
  readonly holdingId: string;
}

/** A unit of its own with a head whose right is about to change, and everything that hangs on it. */
export interface Keeper extends Held {
  /** Stands in the names around him. */
  readonly mark: string;
  readonly unitId: string;
  /** A unit beside it, and a post there without a power. */
  readonly besideId: string;
  readonly besidePostId: string;
  readonly browser: WebBrowser;
  /** The sign-in as it is asked for at every request. */
  readonly actor: () => Promise<Actor>;
  readonly token: string;
  /** A meeting of the unit that he is not called to, and one that he is. */
  readonly meetingId: string;
  readonly calledToId: string;
  /** Two people called to the first. */
  readonly members: readonly string[];
  /** Where the letter about a task that waits for him leads. */
  readonly letterPath: string;
  /** Somebody else of the unit, leading it, who has not used his card yet. */
  readonly cardHolder: Held & { readonly qr: string; readonly fullName: string };
}

/** The word that stands in nothing but what the change takes away: the title of his meeting, the text of his task. */
export const secretOf = (mark: string): string => `Kín${mark}`;

/** How long what can run out lives, in days. */
export interface Lives {
  readonly days: number;
  readonly powers: readonly Power[];
}

/** What holds for every list of a committee: one more of its people, in the unit. */
async function heldPost(stage: Stage, unitId: string, post: object, fullName: string): Promise<Held> {
  const { house } = stage;
  const personId = await house.add(fullName, { cellId: unitId });
  const made = { unitId, fromOn: FOUNDED_ON, ...post };
  const { id: postId } = await told(stage, house.system, org.createPost, made);
  const held = await told(stage, house.system, org.appoint, { personId, postId, fromOn: FOUNDED_ON });
  return { personId, postId, holdingId: held.id };
}

const unitIn = async (stage: Stage, code: string): Promise<string> => {
  const unit = { code, name: `Chi bộ ${code}`, kind: 'cell', parentId: stage.house.rootUnitId, fromOn: FOUNDED_ON };
  return (await told(stage, stage.house.office, org.createUnit, unit)).id;
};

async function meetingOf(stage: Stage, unitId: string, called: { title: string; personIds: readonly string[] }) {
  const { office, clock } = stage.house;
  const { title, personIds } = called;
  const plan = { kind: 'chi_bo', unitId, title, place: 'Nhà văn hóa', mode: 'in_person' };
  const { id: meetingId } = await told(stage, office, meeting.plan, { ...plan, startsAt: clock.now().toISOString() });
  await told(stage, office, meeting.setInvitation, { meetingId, personIds });
  await told(stage, office, meeting.open, { meetingId });
  return meetingId;
}

/** Gives out one more task to the post of the keeper: a letter to him is ordered with it. */
export async function taskFor(stage: Stage, { postId, mark }: Pick<Keeper, 'postId' | 'mark'>): Promise<string> {
  const { office } = stage.house;
  const six = { responsibility: 'Chủ trì', product: 'Báo cáo', authority: 'Theo quy chế', dueOn: '2030-12-31' };
  const asked = { ...six, what: `Rà soát ${secretOf(mark)}`, ownerPostId: postId };
  const { id: taskId } = await told(stage, office, task.propose, asked);
  await told(stage, office, task.assign, { taskId });
  return taskId;
}

/** Everything that waits is done, by the kinds of job that a running server knows. */
export const jobsDone = ({ house }: Stage): Promise<number> => house.runJobs(JOB_KINDS);

async function writtenTo(stage: Stage, actor: Actor, mark: string): Promise<void> {
  await told(stage, actor, mail.setAddress, { address: `${mark.toLowerCase()}@hoa-gao.example` });
  await jobsDone(stage);
  const link = linkIn(stage, '/mail/confirm');
  await told(stage, actor, mail.confirmAddress, { code: link.searchParams.get('code') });
}

/** The newest letter's link to an address of ours. */
export function linkIn({ letters }: Stage, path: string): URL {
  const words = letters.received.at(-1)?.text.split(/\s+/) ?? [];
  return new URL(words.find((word) => word.includes(path)) ?? 'none:');
}

/** Sets everything up around one more head of a unit. */
export async function keeperIn(stage: Stage, mark: string, { days, powers }: Lives): Promise<Keeper> {
  const { house } = stage;
  const [unitId, besideId] = [await unitIn(stage, mark), await unitIn(stage, `${mark}B`)];
  const chief = { title: `Bí thư ${mark}`, isHead: true, powers };
  const held = await heldPost(stage, unitId, chief, `Người Đứng Đầu ${mark}`);
  const fullName = `Người Có Thẻ ${mark}`;
  const second = await heldPost(stage, unitId, { title: `Phó bí thư ${mark}`, isLeader: true }, fullName);
  const post = { unitId: besideId, title: `Ủy viên ${mark}`, fromOn: FOUNDED_ON };
  const { id: besidePostId } = await told(stage, house.system, org.createPost, post);
  const members = [await house.add(`Lê Thị ${mark}`), await house.add(`Lê Văn ${mark}`)];
  const browser = await withPassword(
    house,
    await cardFor(house, held.personId),
    webBrowser(house.app, HOST, stage.server),
  );
  await withApp(house, browser);
  const actor = (): Promise<Actor> =>
    actorOf(house.app, house.tenantId, { sessionToken: browser.cookie('session'), proof: browser.cookie('proof') });
  await writtenTo(stage, await actor(), mark);
  await taskFor(stage, { ...held, mark });
  await jobsDone(stage);
  const letterPath = linkIn(stage, '/tasks/').pathname;
  const scopes = ['meeting.one', 'org.peopleOf'];
  const made = await told(stage, await actor(), identity.createToken, { name: 'Phần mềm', scopes, validDays: days });
  const card = await told(stage, house.office, identity.invite, { personId: second.personId, validDays: days });
  return {
    ...{ ...held, mark, unitId, besideId, besidePostId, browser, actor, token: made.token, members, letterPath },
    meetingId: await meetingOf(stage, unitId, { title: `Sinh hoạt ${secretOf(mark)}`, personIds: members }),
    calledToId: await meetingOf(stage, besideId, { title: `Hội nghị ${mark}`, personIds: [held.personId] }),
    cardHolder: { ...second, qr: card.qr, fullName },
  };
}

/** The day of the house. */
export const today = ({ house }: Pick<Stage, 'house'>): string => dayOf(house.clock.now());
