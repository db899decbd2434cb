import { meeting } from '@guong/core/meeting';
import { org } from '@guong/core/org';
import { perform } from '@guong/core/usecase';
import { houseDoorman } from '../../http/house-doorman.ts';
import { changesOf } from '../../web/meeting/live.ts';
import { PASSWORD } from '../committee-people.ts';
import { HOST, webBrowser } from '../web-browser.ts';
import type { Change } from './changes.ts';
import { jobsDone, taskFor, told, type Keeper, type Stage } from './keeper.ts';

/** The ways in that AUT-7 names. */
export const CHANNELS = ['session', 'stream', 'job', 'signed link', 'e-mail link', 'second tab', 'token'] as const;
/** One of {@link CHANNELS}. */
export type Channel = (typeof CHANNELS)[number];

/** What came of asking: whether the thing was there or done, and every word that was answered. */
export interface Answer {
  readonly isServed: boolean;
  readonly said: string;
}
/** A way in that was opened before the change. */
export interface Opened {
  /** What it answered before the change. */
  readonly worked: Answer;
  /** Asks once more. */
  readonly again: () => Promise<Answer>;
  /** Asking again writes by right: what others do so that there is something to hear, what the house notes of a job. */
  readonly writes?: true;
}

type Open = (stage: Stage, keeper: Keeper, change: Change) => Promise<Opened>;

const pageFor = async (answer: Promise<Response>): Promise<Answer> => {
  const got = await answer;
  return { isServed: got.status === 200, said: await got.text() };
};

/** A page asked for by the browser that is signed in. */
const session: Open = async (_stage, { browser, meetingId }) => {
  const again = () => pageFor(browser.get(`/meetings/${meetingId}`));
  return { worked: await again(), again };
};

/** The stream of a meeting; before each look something happens there, so that there is something to hear. */
const stream: Open = async (stage, { browser, meetingId, members }) => {
  const { app, office } = stage.house;
  const request = new Request(`http://${HOST}/meetings/${meetingId}/live`, {
    headers: { host: HOST, cookie: `guong_session=${browser.cookie('session') ?? ''}` },
  });
  const doorman = houseDoorman(app);
  const waiting = [...members];
  const rest = async (): Promise<boolean> => {
    await told({ house: stage.house }, office, meeting.mark, { meetingId, personId: waiting.pop(), as: 'present' });
    return true;
  };
  const whoIsThere = async () => (await doorman(request)).actor;
  const events = changesOf(app, { whoIsThere, meetingId, rest });
  const again = async (): Promise<Answer> => {
    const { value } = await events.next();
    return { isServed: value !== 'gone', said: value ?? '' };
  };
  return { worked: await again(), again, writes: true };
};

const ROLL = 'STT;Họ và tên;Ngày sinh;Chức vụ;Đơn vị;Thành phần';

/** A list confirmed by the keeper, and a letter to him: both wait in the queue when the change comes. */
const job: Open = async (stage, keeper) => {
  const { house, letters } = stage;
  const ordered = async (name: string): Promise<string> => {
    const bytes = new TextEncoder().encode(`${ROLL}\n1;${name};1970;Tổ trưởng;Tổ dân phố 1;Tổ trưởng`);
    const file = { fileName: 'danh-sach.csv', mediaType: 'text/csv', bytes };
    const actor = await keeper.actor();
    const { importId } = await told(stage, actor, org.startImport, { kind: 'roll', file });
    await told(stage, actor, org.confirmImport, { importId });
    await taskFor(stage, keeper);
    letters.received.length = 0;
    return importId;
  };
  const done = async (importId: string): Promise<Answer> => {
    await jobsDone(stage);
    const { state } = await told(stage, house.office, org.import, { importId });
    const isWritten = letters.received.length > 0;
    return { isServed: state === 'confirmed' || isWritten, said: letters.received.map(({ raw }) => raw).join('\n') };
  };
  const first = await done(await ordered(`Người Mới ${keeper.mark}`));
  const next = await ordered(`Người Sau ${keeper.mark}`);
  return { worked: { ...first, isServed: first.isServed && first.said !== '' }, again: () => done(next), writes: true };
};

/** What a card would open: still a person of the house, whose right of today is asked for after taking it up. */
const TAKEN_UP: readonly Change[] = ['unit', 'ended', 'merged'];

/** The link of a printed card, and the code of the hall: what is signed opens nothing that its owner may not have today. */
const signedLink: Open = async (stage, keeper, change) => {
  const { app } = stage.house;
  const { cardHolder, meetingId, browser, calledToId } = keeper;
  const read = await pageFor(webBrowser(app, HOST, stage.server).get(`/invitation/${cardHolder.qr}`));
  const { personId, holdingId } = cardHolder;
  const holdings = [{ holdingId, unitId: keeper.unitId, postTitle: '', powers: [] }];
  const holder = { ...stage.house.actorWith([], personId), holdings };
  const may = await perform(app, holder, meeting.one, { meetingId });
  const hall = `/meetings/${calledToId}/here?code=${(await told(stage, stage.house.office, meeting.one, { meetingId: calledToId })).checkIn?.code ?? ''}`;
  const shown = await pageFor(browser.get(hall));
  const worked = read.isServed && read.said.includes(cardHolder.fullName) && may.ok && shown.isServed;
  const again = async (): Promise<Answer> => {
    const visitor = webBrowser(app, HOST, stage.server);
    const raw = { token: cardHolder.qr, password: PASSWORD, passwordAgain: PASSWORD };
    const taken = await visitor.post('/invitation/password', raw);
    const page = await pageFor(visitor.get(`/meetings/${meetingId}`));
    const isDead = taken.status !== 303;
    return {
      isServed: page.isServed || isDead === TAKEN_UP.includes(change),
      said: `${page.said}${isDead ? await taken.text() : ''}`,
    };
  };
  return { worked: { isServed: worked, said: read.said }, again, ...(TAKEN_UP.includes(change) && { writes: true }) };
};

/** The link of a letter about a task, and what its page offers to whom the task waits for. */
const mailLink: Open = async (_stage, { browser, letterPath }) => {
  const accept = `${letterPath}/accept`;
  const offered = async (): Promise<Answer> => {
    const page = await pageFor(browser.get(letterPath));
    const isServed = page.isServed && page.said.includes(accept);
    // Whoever holds another post may read the task, and is offered nothing.
    return { isServed, said: page.isServed && !isServed ? '' : page.said };
  };
  const again = async (): Promise<Answer> => {
    const seen = await offered();
    const pressed = await browser.post(accept);
    return { isServed: seen.isServed || pressed.status === 303, said: seen.said + (await pressed.text()) };
  };
  return { worked: await offered(), again };
};

const FORM_KEY = /name="_key" value="([^"]+)"/;

/** A form in two tabs: one is posted before the change, the other after it; then the first once more. */
const secondTab: Open = async (_stage, { browser, meetingId, mark }) => {
  const at = `/meetings/${meetingId}/guests`;
  const keyOf = async (): Promise<string> => FORM_KEY.exec(await (await browser.get(at)).text())?.[1] ?? '';
  const tabs = [await keyOf(), await keyOf()] as const;
  const post = async (key: string): Promise<Answer> => {
    const answer = await browser.post(at, { _key: key, name: `Khách ${mark}`, body: 'Báo Hoa Gạo' });
    return { isServed: answer.status === 303, said: await answer.text() };
  };
  const worked = await post(tabs[0]);
  const again = async (): Promise<Answer> => {
    const [late, repeated] = [await post(tabs[1]), await post(tabs[0])];
    return { isServed: late.isServed || repeated.isServed, said: late.said + repeated.said };
  };
  return { worked: tabs[0] === tabs[1] ? { ...worked, isServed: false } : worked, again };
};

/** A program that asks by Bearer token. */
const token: Open = async ({ house, server }, keeper) => {
  const authorization = `Bearer ${keeper.token}`;
  const again = () =>
    pageFor(webBrowser(house.app, HOST, server).get(`/api/v1/meetings/${keeper.meetingId}`, { authorization }));
  return { worked: await again(), again };
};

/** Opens each way in. */
export const OPEN: Readonly<Record<Channel, Open>> = {
  session,
  stream,
  job,
  'signed link': signedLink,
  'e-mail link': mailLink,
  'second tab': secondTab,
  token,
};
