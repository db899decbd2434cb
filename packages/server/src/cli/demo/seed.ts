import { randomBytes, randomUUID } from 'node:crypto';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ballot } from '@guong/core/ballot';
import { dayOf } from '@guong/core/kernel';
import { addTenant } from '@guong/core/platform';
import type { House } from '@guong/core/house';
import type { App } from '@guong/core/usecase';
import { foundWard, type DemoWard } from './found-ward.ts';
import { act, signInCard, type DemoCard } from './hands.ts';
import {
  atHour,
  castAll,
  countRound,
  draftRound,
  issueRound,
  openBox,
  receiveAll,
  type DemoClock,
  type DemoRound,
} from './rounds.ts';

const DAY = 24;
/** Four rounds, one in each large state: finished, casting, issuing, in preparation. */
const PLANS = {
  finished: {
    title: 'Góp ý người đứng đầu phường Hoa Gạo, đợt I/2026',
    planSymbol: '12-KH/ĐU',
    templateCode: 'gop-y-21',
    hours: [-20 * DAY, -18 * DAY, -18 * DAY, -15 * DAY],
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
  clock.set(atHour(clock, -30 * DAY));
  const ward = await foundWard(app, tenantId, dayOf(atHour(clock, -400 * DAY)));
  say('  phường Hoa Gạo: 32 chi bộ, 204 người, 8 thành phần');
  await finishedRound(app, ward, clock);
  say('  đợt đã xong: 202 phát ra, 202 thu về');
  await castingRound(app, ward, clock);
  say('  đợt đang bỏ phiếu');
  const issuing = await draftRound(ward, clock, PLANS.issuing);
  await issueRound(ward, issuing, PLANS.issuing.title);
  clock.set(atHour(clock, 0));
  await act({ app, as: ward.office }, ballot.openIssuing, { roundId: issuing.roundId });
  await draftRound(ward, clock, PLANS.draft);
  say('  đợt đang phát phiếu và đợt đang chuẩn bị');
  clock.set(atHour(clock, 0));
  const cards = await makeCards(app, ward);
  const path = cardsFile(app.settings.dataFolder);
  await writeFile(path, JSON.stringify(cards, null, 2), { mode: 0o600 });
  await chmod(path, 0o600);
}

async function finishedRound(app: App, ward: DemoWard, clock: DemoClock): Promise<void> {
  const plan = PLANS.finished;
  const round = await draftRound(ward, clock, plan);
  const { protocolId, credentials, manifest } = await upToCasting(app, ward, { clock, plan, round });
  await castAll(ward, { protocolId, manifest, credentials });
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
  await act({ app, as: ward.leadership }, ballot.release, { roundId });
}

interface Start {
  readonly clock: DemoClock;
  readonly plan: (typeof PLANS)[keyof typeof PLANS];
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

async function castingRound(app: App, ward: DemoWard, clock: DemoClock): Promise<void> {
  const plan = PLANS.casting;
  const round = await draftRound(ward, clock, plan);
  const { protocolId, credentials, manifest } = await upToCasting(app, ward, { clock, plan, round });
  await castAll(ward, { protocolId, manifest, credentials: credentials.slice(6, 120) });
  await act({ app, as: ward.system }, ballot.flushEpoch, { protocolId });
}

async function makeCards(app: App, ward: DemoWard): Promise<DemoCard[]> {
  const roles: readonly (readonly [string, string | undefined, boolean])[] = [
    ['Cán bộ văn phòng', ward.office.personId, true],
    ['Lãnh đạo phê duyệt', ward.leadership.personId, true],
    ['Trưởng ban kiểm phiếu', ward.committeeIds[0], false],
    ['Ủy viên ban kiểm phiếu', ward.committeeIds[1], false],
    ['Ủy viên ban kiểm phiếu', ward.committeeIds[2], false],
    ['Người bỏ phiếu', ward.voterIds[40], false],
    ['Người bỏ phiếu', ward.voterIds[90], false],
    ['Người bỏ phiếu', ward.voterIds[150], false],
    ['Người được góp ý', ward.subjectIds[0], false],
  ];
  const cards: DemoCard[] = [];
  for (const [role, personId = '', needsTotp] of roles) {
    const password = `hoa-gao-${randomBytes(5).toString('hex')}`;
    cards.push(await signInCard(app, ward.system, { personId, role, password, needsTotp }));
  }
  return cards;
}
