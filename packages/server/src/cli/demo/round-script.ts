import { totpNow } from './hands.ts';
import { withCard, type HttpPerson } from './http-person.ts';
import * as play from './play-round.ts';

/** The first cards, and the unit that organises the round. */
export interface Cards {
  readonly officer: { readonly login: string; readonly code: string };
  readonly leader: { readonly login: string; readonly code: string };
  readonly unitId: string;
}
/** Where the doors are, what to import, where to say how it goes. */
export interface Script {
  readonly mainOrigin: string;
  readonly castOrigin: string;
  readonly cards: Cards;
  readonly roll: { readonly name: string; readonly bytes: Uint8Array };
  readonly say: (line: string) => void;
  readonly clock: () => Date;
}
/** A file of the round. */
export interface Paper {
  readonly name: string;
  readonly bytes: Uint8Array;
}
interface Person {
  readonly personId: string;
  readonly fullName: string;
  readonly postTitles: readonly string[];
}

const TITLE = 'Góp ý người đứng đầu phường Hoa Gạo, đợt I';

/** Plays a whole round through the HTTP doors, phase by phase, and says what each took. */
export async function playOverHttp(script: Script) {
  const { say, castOrigin } = script;
  const timed = async <T>(phase: string, work: () => Promise<T>): Promise<T> => {
    const started = performance.now();
    const value = await work();
    say(`${phase.padEnd(44)} ${((performance.now() - started) / 1000).toFixed(2).padStart(7)} s`);
    return value;
  };
  const officer = await timed('văn phòng nhận thẻ, bật hai yếu tố', () => officerAt(script, script.cards.officer));
  const leader = await timed('lãnh đạo nhận thẻ, bật hai yếu tố', () => officerAt(script, script.cards.leader));
  const people = await timed(`nhập danh sách ${script.roll.name}`, () => importRoll(script, officer));
  const prepared = await timed('lập đợt, người được góp ý, ban kiểm phiếu', () => prepare(script, officer, people));
  const { roundId, importId, committee, voters } = prepared;
  const round = { roundId, castOrigin };
  await timed('phê duyệt, chốt danh sách', async () => {
    await officer.call('PUT', `/api/v1/rounds/${roundId}/roll`, { by: 'import', importId });
    await leader.call('POST', `/api/v1/rounds/${roundId}/approval`, {});
    await officer.call('POST', `/api/v1/rounds/${roundId}/roll/freeze`, {});
  });
  const entered = await timed(`${voters.length.toString()} người nhận thẻ và vào hệ thống`, () =>
    enterAll(script, officer, voters),
  );
  const at = (person: Person): HttpPerson => {
    const found = entered.get(person.personId);
    if (!found) throw new Error(`${person.fullName} has not signed in`);
    return found;
  };
  const { members, protocolId, manifest } = await timed('ban kiểm phiếu tạo khóa, niêm phong, ký', async () => {
    const made = await play.makeKeys(committee.map(at), round, TITLE);
    await leader.call('POST', `/api/v1/rounds/${roundId}/committee/confirmation`, {});
    const sealed = await officer.call<{ protocolId: string }>('POST', `/api/v1/rounds/${roundId}/seal`, {});
    await play.signWaiting(made, round, 'seal');
    await officer.call('POST', `/api/v1/rounds/${roundId}/issuing`, {});
    return { members: made, protocolId: sealed.protocolId, manifest: await play.manifestOf(round, sealed.protocolId) };
  });
  const credentials = await timed('phát phiếu', () =>
    inTurn(voters, (voter) => play.receive(at(voter), round, manifest)),
  );
  await timed('kết thúc phát phiếu, mở hòm', async () => {
    await officer.call('POST', `/api/v1/rounds/${roundId}/issuing/end`, {});
    await play.openCasting(members, round);
  });
  const ballots = await timed('niêm phong phiếu trên máy người bỏ', () =>
    Promise.resolve(credentials.map((credential, index) => play.sealedBallot(manifest, credential, index))),
  );
  const receipts = await timed('bỏ phiếu', () =>
    inTurn(ballots, (bytes) => play.castOne(round, { protocolId, bytes })),
  );
  const counted = await timed('đóng hòm, mở niêm phong, kiểm phiếu, ký', async () => {
    await officer.call('POST', `/api/v1/rounds/${roundId}/close`, {});
    await play.signClose(members, round);
    return play.openAndCount(members, round, protocolId);
  });
  const papers = await timed('biên bản, xác nhận, công bố, gói số liệu', () =>
    finish(script, { officer, leader }, roundId),
  );
  const checks = play.checked(papers.bundle.bytes);
  const isSound = report(say, { ...papers, ...counted, receipts: receipts.length, checks });
  return { minutes: papers.minutes, bundle: papers.bundle, isSound };
}

async function inTurn<T, V>(list: readonly T[], work: (one: T) => Promise<V>): Promise<V[]> {
  const made: V[] = [];
  for (let start = 0; start < list.length; start += 8)
    made.push(...(await Promise.all(list.slice(start, start + 8).map(work))));
  return made;
}

/** Takes the card up and sets the authenticator app up, as a person with a phone would. */
async function officerAt({ mainOrigin, clock }: Script, card: Cards['officer']): Promise<HttpPerson> {
  const person = await withCard(mainOrigin, card);
  const page = await person.post('/account/totp/secret', {});
  const secret = /name="secret" value="([^"]+)"/.exec(page.text)?.[1];
  if (!secret) throw new Error(`no authenticator secret: ${page.status.toString()} ${page.location}`);
  const code = totpNow(secret.replace(/\s/g, ''), clock());
  const confirmed = await person.post('/account/totp', { code, secret, qr: '' });
  if (confirmed.status !== 303) throw new Error(`the authenticator was refused: ${confirmed.status.toString()}`);
  return person;
}

interface Imported {
  readonly importId: string;
  /** In the order of the file. */
  readonly people: readonly Person[];
}
interface ImportView {
  readonly state: string;
  readonly failure: string;
  readonly pages: number;
  readonly rows: readonly { readonly personId?: string | null }[];
}

/** Uploads the roll as a person would, confirms it, waits for the job, and lists the people in the order of the file. */
async function importRoll({ roll, say }: Script, officer: HttpPerson): Promise<Imported> {
  const form = new FormData();
  form.set('kind', 'roll');
  form.set('file', new File([new Uint8Array(roll.bytes)], roll.name));
  const uploaded = await officer.upload('/org/import', form);
  const importId = /\/org\/import\/([0-9a-f-]{36})/.exec(uploaded.location)?.[1];
  if (!importId) throw new Error(`the roll was refused: ${uploaded.status.toString()} ${uploaded.text.slice(0, 400)}`);
  const preview = await officer.call<{ counts: object }>('GET', `/api/v1/org/imports/${importId}`);
  say(`  xem trước: ${JSON.stringify(preview.counts)}`);
  await officer.post(`/org/import/${importId}/confirm`, {});
  const done = await waitFor(officer, importId);
  const ids: string[] = [];
  for (let page = 1; page <= done.pages; page += 1) {
    const { rows } = await officer.call<ImportView>(
      'GET',
      `/api/v1/org/imports/${importId}?show=all&page=${page.toString()}`,
    );
    ids.push(...rows.flatMap(({ personId }) => personId ?? []));
  }
  const everyone: Person[] = [];
  for (let offset = 0; offset === everyone.length; offset += 200) {
    const { people } = await officer.call<{ people: Person[] }>(
      'GET',
      `/api/v1/org/people?limit=200&offset=${offset.toString()}`,
    );
    everyone.push(...people);
  }
  const byId = new Map(everyone.map((person) => [person.personId, person]));
  return { importId, people: [...new Set(ids)].flatMap((id) => byId.get(id) ?? []) };
}

async function waitFor(officer: HttpPerson, importId: string): Promise<ImportView> {
  for (let tries = 0; tries < 600; tries += 1) {
    const view = await officer.call<ImportView>('GET', `/api/v1/org/imports/${importId}`);
    if (view.state === 'confirmed') return view;
    if (view.state === 'failed') throw new Error(`the import failed: ${view.failure}`);
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error('the import did not end within two minutes');
}

/** Times in a narrow window around now; every phase ends early by the head's signature. */
function timesAround(now: Date) {
  const at = (minutes: number): string => new Date(now.getTime() + minutes * 60_000).toISOString();
  return { issueOpensAt: at(-10), issueClosesAt: at(60), castOpensAt: at(60), castClosesAt: at(120) };
}

async function prepare({ cards, clock }: Script, officer: HttpPerson, { importId, people }: Imported) {
  const { roundId } = await officer.call<{ roundId: string }>('POST', '/api/v1/rounds', {
    title: TITLE,
    purpose: 'Góp ý việc tu dưỡng, rèn luyện theo kế hoạch đã niêm yết',
    planSymbol: '104-KH/ĐU',
    place: 'Hội trường phường Hoa Gạo',
    superior: 'Thành ủy Sông Hồng',
    ...timesAround(clock()),
    isEarlyEndAllowed: true,
    epochMinimum: 5,
    epochMinutes: 0,
    rsaBits: 3072,
    unitId: cards.unitId,
    templateCode: 'gop-y-21',
    templateVersion: 1,
  });
  const subjects = people.slice(0, 2);
  const committee = people.slice(12, 15);
  const ids = (list: readonly Person[]): string[] => list.map((person) => person.personId);
  await officer.call('PUT', `/api/v1/rounds/${roundId}/subjects`, { personIds: ids(subjects) });
  await officer.call('PUT', `/api/v1/rounds/${roundId}/committee`, { personIds: ids(committee), threshold: 2 });
  return { roundId, importId, committee, voters: people.slice(2) };
}

/** The officer prints cards for everyone; each takes his own up. */
async function enterAll(
  { mainOrigin }: Script,
  officer: HttpPerson,
  voters: readonly Person[],
): Promise<Map<string, HttpPerson>> {
  const entered = new Map<string, HttpPerson>();
  for (let start = 0; start < voters.length; start += 400) {
    const personIds = voters.slice(start, start + 400).map((voter) => voter.personId);
    type Printed = { personId: string; login: string; code: string };
    const { cards } = await officer.call<{ cards: Printed[] }>('POST', '/api/v1/identity/invitations/batch', {
      personIds,
    });
    await inTurn(cards, async ({ personId, login, code }) => {
      entered.set(personId, await withCard(mainOrigin, { login, code }));
    });
  }
  return entered;
}

interface Hands {
  readonly officer: HttpPerson;
  readonly leader: HttpPerson;
}
interface Minutes {
  readonly pdfSha256: string;
  readonly files: readonly { readonly sha256: string; readonly name: string }[];
  readonly record: { readonly equations: readonly Equation[]; readonly totals: Readonly<Record<string, unknown>> };
}
interface Equation {
  readonly id: string;
  readonly sentence: string;
  readonly left: number;
  readonly right: number;
  readonly holds: boolean;
}

async function finish(script: Script, { officer, leader }: Hands, roundId: string) {
  const now = script.clock();
  const base = `/api/v1/rounds/${roundId}`;
  await officer.call('POST', `${base}/minutes`, {
    documentPlace: 'Hoa Gạo',
    number: '01',
    startedAt: new Date(now.getTime() - 60_000).toISOString(),
    endedAt: now.toISOString(),
    chair: { office: 'Phó Bí thư Thường trực', name: 'Cao Văn Thường Trực' },
  });
  const minutes = await leader.call<Minutes>('GET', `${base}/minutes`);
  await leader.call('POST', `${base}/minutes/confirmation`, { pdfSha256: minutes.pdfSha256 });
  await leader.call('POST', `${base}/publication`, {});
  const papers = await Promise.all(
    minutes.files.map(async ({ sha256, name }) => ({
      name,
      bytes: await leader.bytes(`/rounds/${roundId}/minutes/${sha256}`),
    })),
  );
  const bundle = { name: 'goi-so-lieu.tar', bytes: await leader.bytes(`/results/${roundId}/bundle`) };
  return { minutes: papers, bundle, record: minutes.record };
}

interface Told {
  readonly record: Minutes['record'];
  readonly receipts: number;
  readonly recountAgrees: boolean;
  readonly checks: readonly { readonly id: string; readonly isSound: boolean; readonly detail: string }[];
  readonly tally: play.Counted['tally'];
}

/** Says what came out; answers whether all of it holds. */
function report(say: Script['say'], { record, receipts, recountAgrees, checks, tally }: Told): boolean {
  const failed = checks.filter((check) => !check.isSound);
  say('đối chiếu:');
  record.equations.forEach((equation) => {
    say(lineOf(equation));
  });
  const { collected, valid, subjects } = tally.total;
  say(`kết quả: ${receipts.toString()} biên nhận, thu về ${collected.toString()}, hợp lệ ${valid.toString()}`);
  subjects.forEach(({ id, items: [first] }) => {
    if (first) say(`  ${id} nội dung 1: ${first.levels.join(' / ')}, để trống ${first.blank.toString()}`);
  });
  say(`kiểm lại từ phiếu: ${recountAgrees ? 'khớp' : 'LỆCH'}`);
  failed.forEach(({ id, detail }) => {
    say(`  gói số liệu ${id} SAI: ${detail}`);
  });
  say(`gói số liệu: ${(checks.length - failed.length).toString()}/${checks.length.toString()} phép kiểm không sai`);
  return recountAgrees && failed.length === 0 && record.equations.every((equation) => equation.holds);
}

const lineOf = ({ id, sentence, left, right, holds }: Equation): string =>
  `  ${id.padEnd(4)} ${holds ? 'khớp' : 'LỆCH'}  ${left.toString()} | ${right.toString()}  ${sentence}`;
