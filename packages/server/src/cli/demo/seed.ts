import { randomBytes, randomUUID } from 'node:crypto';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ballot } from '@guong/core/ballot';
import { dayOf } from '@guong/core/kernel';
import { addTenant } from '@guong/core/platform';
import type { House } from '@guong/core/house';
import type { App } from '@guong/core/usecase';
import type { Credential, Round } from '@guong/ballot';
import { roundFrom } from '@guong/ballot/devices';
import { seedDirectives } from './directives.ts';
import { seedTasks } from './tasks.ts';
import { deviceFolder, keyFileFor, recoveryFileFor, type DeviceFile } from './device-files.ts';
import { foundWard, type DemoWard } from './found-ward.ts';
import { act, signInCard, type DemoCard } from './hands.ts';
import { seedMeetings } from './meetings.ts';
import { planPapers } from './plan-papers.ts';
import {
  asPerson,
  atHour,
  castAll,
  countRound,
  draftRound,
  issueRound,
  openBox,
  receiveAll,
  type DemoClock,
  type DemoRound,
  type RoundPlan,
} from './rounds.ts';

const DAY = 24;
/** Five rounds, one in each large state: archived last year, finished, casting, issuing, in preparation. */
const PLANS = {
  lastYear: {
    title: 'Góp ý người đứng đầu phường Hoa Gạo, đợt II/2025',
    planSymbol: '58-KH/ĐU',
    templateCode: 'gop-y-21',
    hours: [-345 * DAY, -343 * DAY, -343 * DAY, -340 * DAY],
    // 93 people: few, so that the demonstration starts soon, and too different a roll to be held against the next one.
    categories: ['truong_ban_nganh', 'can_bo', 'bi_thu_chi_bo'],
    mood: 1,
  },
  finished: {
    title: 'Góp ý người đứng đầu phường Hoa Gạo, đợt I/2026',
    planSymbol: '12-KH/ĐU',
    templateCode: 'gop-y-21',
    hours: [-15 * DAY, -13 * DAY, -13 * DAY, -10 * DAY],
  },
  casting: {
    title: 'Góp ý người đứng đầu phường Hoa Gạo, đợt II/2026',
    planSymbol: '27-KH/ĐU',
    templateCode: 'gop-y-21',
    hours: [-3 * DAY, -DAY, -DAY, 6 * DAY],
  },
  issuing: {
    title: 'Lấy phiếu tín nhiệm giữa nhiệm kỳ',
    planSymbol: '31-KH/ĐU',
    templateCode: 'tin-nhiem-3',
    hours: [-1, 3 * DAY, 3 * DAY, 7 * DAY],
  },
  draft: {
    title: 'Xếp loại cuối năm 2026',
    planSymbol: '35-KH/ĐU',
    templateCode: 'xep-loai-4',
    hours: [10 * DAY, 12 * DAY, 12 * DAY, 15 * DAY],
  },
} as const;

/** Where the demo keeps its cards: passwords of invented people, 0600 all the same. */
export const cardsFile = (dataFolder: string): string => join(dataFolder, 'demo-cards.json');

/** Fills an empty demo house through the real use cases, and writes the cards for whoever tries it. */
export async function seedDemo({ app, reach }: House, clock: DemoClock, say: (line: string) => void): Promise<void> {
  const tenantId = randomUUID();
  await addTenant(reach('guong_owner'), { tenantId, code: 'hoa-gao', name: 'Đảng bộ phường Hoa Gạo', host: null });
  clock.set(atHour(clock, -360 * DAY));
  const ward = await foundWard(app, tenantId, dayOf(atHour(clock, -400 * DAY)));
  say('  phường Hoa Gạo: 32 chi bộ, 204 người, 8 thành phần');
  const papers = await planPapers(atHour(clock, -40 * DAY));
  const { roundId: archivedId } = await finishedRound(app, ward, { clock, plan: { ...PLANS.lastYear, papers: [] } });
  for (const personId of ward.subjectIds) {
    await act({ app, as: asPerson(ward, personId) }, ballot.reply, { roundId: archivedId, ...LAST_YEARS_REPLY });
  }
  await act({ app, as: ward.office }, ballot.archive, { roundId: archivedId });
  say('  đợt năm trước: đã lưu trữ');
  const finished = await finishedRound(app, ward, { clock, plan: { ...PLANS.finished, papers } });
  await secondReplies(app, ward, { clock, roundId: finished.roundId });
  say('  đợt đã xong: 202 phát ra, 202 thu về');
  const casting = await castingRound(app, ward, { clock, plan: { ...PLANS.casting, papers } });
  say('  đợt đang bỏ phiếu');
  const issuing = await draftRound(ward, clock, { ...PLANS.issuing, papers });
  await issueRound(ward, issuing, PLANS.issuing.title);
  clock.set(atHour(clock, 0));
  await act({ app, as: ward.office }, ballot.openIssuing, { roundId: issuing.roundId });
  await draftRound(ward, clock, { ...PLANS.draft, papers });
  say('  đợt đang phát phiếu và đợt đang chuẩn bị');
  clock.set(atHour(clock, 0));
  await seedDirectives(ward, { today: dayOf(atHour(clock, 0)), fromOn: dayOf(atHour(clock, -400 * DAY)) });
  say('  chuỗi chỉ đạo 24-CT/TU: 14 phường, 32 chi bộ');
  await seedTasks(ward, clock);
  say('  nhiệm vụ ở mọi tình trạng: đúng hạn, trễ, quá hạn, chờ nghiệm thu');
  await seedMeetings(ward, clock);
  say('  hội nghị của phường: 60 người, 13 ý kiến; một chi bộ đang họp');
  const cards = await makeCards(app, ward, { casting, issuing });
  const path = cardsFile(app.settings.dataFolder);
  await writeFile(path, JSON.stringify(cards, null, 2), { mode: 0o600 });
  await chmod(path, 0o600);
}

interface Planned {
  readonly clock: DemoClock;
  readonly plan: RoundPlan;
}

async function finishedRound(app: App, ward: DemoWard, { clock, plan }: Planned): Promise<DemoRound> {
  const round = await draftRound(ward, clock, plan);
  const { protocolId, credentials, manifest } = await upToCasting(app, ward, { clock, plan, round });
  await castAll(ward, { protocolId, manifest, credentials, mood: plan.mood });
  await act({ app, as: ward.system }, ballot.flushEpoch, { protocolId });
  clock.set(atHour(clock, plan.hours[3]));
  await countRound(ward, round, protocolId);
  const { roundId } = round;
  clock.set(atHour(clock, plan.hours[3] + 2));
  await act({ app, as: ward.office }, ballot.drawMinutes, {
    roundId,
    documentPlace: 'Hoa Gạo',
    number: '01',
    startedAt: atHour(clock, plan.hours[3]).toISOString(),
    endedAt: atHour(clock, plan.hours[3] + 1).toISOString(),
    chair: { office: 'Phó Bí thư Thường trực Đảng ủy', name: 'Chủ trì hội nghị' },
  });
  const { files } = await act({ app, as: ward.leadership }, ballot.minutes, { roundId });
  const pdf = files.find((file) => file.kind === 'minutes_pdf');
  await act({ app, as: ward.leadership }, ballot.confirmMinutes, { roundId, pdfSha256: pdf?.sha256 });
  await readComments(app, round);
  await act({ app, as: ward.leadership }, ballot.release, { roundId });
  return round;
}

const NAMES_SOMEBODY = 'Ông Nguyễn Văn Đổ Rác ở tổ 7';

/** Two members read every comment; the name of a citizen is covered. */
async function readComments(app: App, { roundId, members }: DemoRound): Promise<void> {
  for (const { actor } of members.slice(0, 2)) {
    const { comments } = await act({ app, as: actor }, ballot.commentDesk, { roundId });
    for (const { subjectNo, commentNo, text } of comments) {
      const isNaming = text.includes(NAMES_SOMEBODY);
      const cover = isNaming ? { covers: [NAMES_SOMEBODY], reason: 'nêu tên người dân' } : {};
      const judged = { roundId, subjectNo, commentNo, verdict: 'release', ...cover };
      await act({ app, as: actor }, ballot.judgeComment, judged);
    }
  }
}

const LAST_YEARS_REPLY = {
  acceptance: 'Tiếp thu ý kiến về lịch tiếp dân và về cách giao việc sau hội nghị.',
  explanation: 'Nửa cuối năm phường sắp xếp lại tổ dân phố nên một số buổi tiếp dân phải dời lịch.',
};

/** Of the two who were rated one has answered; the other's clock still runs. */
async function secondReplies(app: App, ward: DemoWard, { clock, roundId }: { clock: DemoClock; roundId: string }) {
  clock.set(atHour(clock, -6 * DAY));
  const [, second = ''] = ward.subjectIds;
  await act({ app, as: asPerson(ward, second) }, ballot.reply, {
    roundId,
    acceptance: 'Tiếp thu ý kiến về lịch tiếp dân và về việc trả lời kiến nghị còn chậm.',
    explanation: 'Quý trước có hai buổi tiếp dân phải hoãn vì phòng chống bão; lịch bù chưa được niêm yết kịp.',
    changes: [
      { what: 'Niêm yết lịch tiếp dân cả quý ở nhà văn hóa 12 tổ dân phố', dueOn: dayOf(atHour(clock, 20 * DAY)) },
      {
        what: 'Trả lời hết kiến nghị quá hạn, báo cáo kết quả tại hội nghị tháng sau',
        dueOn: dayOf(atHour(clock, 35 * DAY)),
      },
    ],
  });
}

interface Start extends Planned {
  readonly round: DemoRound;
}
async function upToCasting(app: App, ward: DemoWard, { clock, plan, round }: Start) {
  const protocolId = await issueRound(ward, round, plan.title);
  clock.set(atHour(clock, plan.hours[0]));
  await act({ app, as: ward.office }, ballot.openIssuing, { roundId: round.roundId });
  const anyone = { kind: 'anonymous' as const, tenantId: ward.tenantId };
  const { manifest } = await act({ app, as: anyone }, ballot.manifest, { protocolId });
  const credentials = await receiveAll(ward, round, manifest);
  clock.set(atHour(clock, plan.hours[2]));
  await openBox(ward, round);
  return { protocolId, manifest, credentials };
}

/** The round in casting as the demo leaves it: whose ballots are still to be cast, and on which devices the keys are. */
interface OpenRound extends DemoRound {
  readonly protocol: Round;
  /** In the order of the roll; those of {@link ALREADY_CAST} have been used up by the seeder. */
  readonly credentials: readonly Credential[];
}
const ALREADY_CAST = [6, 120] as const;

async function castingRound(app: App, ward: DemoWard, { clock, plan }: Planned): Promise<OpenRound> {
  const round = await draftRound(ward, clock, plan);
  const { protocolId, credentials, manifest } = await upToCasting(app, ward, { clock, plan, round });
  await castAll(ward, { protocolId, manifest, credentials: credentials.slice(...ALREADY_CAST) });
  await act({ app, as: ward.system }, ballot.flushEpoch, { protocolId });
  return { ...round, protocol: roundFrom(manifest), credentials };
}

/** Voters who have not cast, by their place in the roll (rulings, 12). */
const CARD_VOTERS = [130, 150, 170];

interface Rounds {
  readonly casting: OpenRound;
  readonly issuing: DemoRound;
}
async function makeCards(app: App, ward: DemoWard, rounds: Rounds): Promise<DemoCard[]> {
  const folder = deviceFolder(app.settings.dataFolder);
  const cards: DemoCard[] = [];
  const give = async (role: string, personId: string | undefined, needsTotp = false): Promise<DemoCard> => {
    const password = `hoa-gao-${randomBytes(5).toString('hex')}`;
    return signInCard(app, ward.system, { personId: personId ?? '', role, password, needsTotp });
  };
  cards.push(await give('Cán bộ văn phòng', ward.office.personId, true));
  cards.push(await give('Lãnh đạo phê duyệt', ward.leadership.personId, true));
  for (const [at, personId] of ward.committeeIds.entries()) {
    const card = await give(at === 0 ? 'Trưởng ban kiểm phiếu' : 'Ủy viên ban kiểm phiếu', personId);
    cards.push({ ...card, files: await keyFiles(folder, card.login, { at, rounds }) });
  }
  for (const at of CARD_VOTERS) {
    const card = await give('Người bỏ phiếu', ward.voterIds[at]);
    const credential = rounds.casting.credentials[at];
    if (!credential) throw new Error('every voter of the demo has received');
    const file = await recoveryFileFor(folder, card.login, { round: rounds.casting.protocol, credential });
    cards.push({ ...card, files: [file] });
  }
  cards.push(await give('Người được góp ý', ward.subjectIds[0]));
  return cards;
}

/** The keys of a member in the two rounds that go on. */
async function keyFiles(
  folder: string,
  login: string,
  { at, rounds }: { readonly at: number; readonly rounds: Rounds },
): Promise<DeviceFile[]> {
  const open = [
    [PLANS.casting.title, rounds.casting],
    [PLANS.issuing.title, rounds.issuing],
  ] as const;
  const files: DeviceFile[] = [];
  for (const [round, { members }] of open) {
    const device = members[at]?.device;
    if (device) files.push(await keyFileFor(folder, login, { round, device }));
  }
  return files;
}
