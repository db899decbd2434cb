import { document } from '@guong/core/document';
import { org } from '@guong/core/org';
import type { DemoWard } from './found-ward.ts';
import { act, type Hand } from './hands.ts';
import { seedTemplates } from './templates.ts';
import { CHAIN, DUTIES, OTHER_WARDS, RECENT, type Paper, type PaperBody, type WardDuty } from './directive-papers.ts';

const DAY_MS = 86_400_000;
const later = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

/** The fourteen wards as units and as issuing bodies, and the bodies above them. */
interface District {
  readonly hand: Hand;
  readonly today: string;
  /** Hoa Gạo first. */
  readonly wardIds: readonly string[];
  readonly cellIds: readonly string[];
  readonly issuerOf: (by: PaperBody) => string;
  /** Documents entered so far, by symbol and issuer. */
  readonly papers: Map<string, string>;
  /** The next number of each ward, by type. */
  readonly numbers: Map<string, number>;
}

/**
 * The cascade of the demonstration: district "Sông Hồng" with 14 wards, the chain of 2023 from the directive to the session
 * 36 days later, 32 cells that held the thematic meeting, and a plan of these weeks with wards in time, late and overdue.
 * The house is one committee, so the other wards stand in its tree as the cluster that Hoa Gạo follows up for the district.
 */
export async function seedDirectives(
  ward: DemoWard,
  { today, fromOn }: { readonly today: string; readonly fromOn: string },
) {
  const hand: Hand = { app: ward.app, as: ward.office };
  const cellIds = (await act(hand, org.unitTree)).units
    .filter(({ kind }) => kind === 'cell')
    .map(({ unitId }) => unitId);
  const wardIds = [ward.rootUnitId, ...(await makeWards(hand, ward.rootUnitId, fromOn))];
  const issuerOf = await makeBodies(hand, wardIds);
  const district: District = { hand, today, wardIds, cellIds, issuerOf, papers: new Map(), numbers: new Map() };
  for (const paper of CHAIN) await enter(district, paper);
  await answerByHoaGao(district);
  for (const duty of DUTIES) await carryOut(district, duty);
  await holdSessions(district);
  await seedRecent(district);
  await seedTemplates(ward);
}

async function makeWards(hand: Hand, rootUnitId: string, fromOn: string): Promise<string[]> {
  const kind = { code: 'cluster', name: 'Cụm phường', precedence: 95, takesMembers: false };
  await act(hand, org.addUnitKind, kind);
  const cluster = { code: 'CUM', name: 'Cụm 14 phường quận Sông Hồng', kind: 'cluster', parentId: rootUnitId, fromOn };
  const parentId = (await act(hand, org.createUnit, cluster)).id;
  const ids: string[] = [];
  for (const [at, name] of OTHER_WARDS.entries()) {
    const code = `P${(at + 2).toString().padStart(2, '0')}`;
    const unit = { code, name: `Đảng bộ phường ${name}`, kind: 'ward_committee', parentId, fromOn };
    ids.push((await act(hand, org.createUnit, unit)).id);
  }
  return ids;
}

async function makeBodies(hand: Hand, wardIds: readonly string[]): Promise<(by: PaperBody) => string> {
  const add = async (code: string, name: string, more: object): Promise<string> =>
    (await act(hand, document.addIssuer, { code, name, ...more })).id;
  const city = await add('TU', 'Thành ủy Sông Hồng', { isSuperior: true });
  const district = await add('QU', 'Quận ủy Sông Hồng', { isSuperior: true });
  const wards: string[] = [];
  for (const [at, unitId] of wardIds.entries()) {
    wards.push(await add('ĐU', `Đảng ủy phường ${at === 0 ? 'Hoa Gạo' : (OTHER_WARDS[at - 1] ?? '')}`, { unitId }));
  }
  const terms = [
    { issuerId: wards[0], name: '2020–2025', fromOn: '2020-06-01', toOn: '2025-06-01' },
    { issuerId: wards[0], name: '2025–2030', fromOn: '2025-06-01' },
  ];
  for (const term of terms) await act(hand, document.openTerm, term);
  return (by) => (by === 'city' ? city : by === 'district' ? district : (wards[by] ?? ''));
}

async function enter({ hand, issuerOf, papers }: District, paper: Paper): Promise<string> {
  const { symbol, on: issuedOn, title, by } = paper;
  const line = { issuerId: issuerOf(by), symbol, issuedOn, title, isPlain: true, isPublic: by === 'city' };
  const { id } = await act(hand, document.register, line);
  papers.set(symbol, id);
  for (const kind of ['implements', 'guides'] as const) {
    for (const above of paper[kind] ?? []) {
      await act(hand, document.link, { fromId: id, toId: papers.get(above), kind });
    }
  }
  return id;
}

interface Asked {
  readonly paper: string;
  readonly type: string;
  readonly task: string;
  readonly dueOn: string;
  readonly unitIds: readonly string[];
}
/** Asks units, and answers the ids of what they were asked, by unit. */
async function ask({ hand, papers }: District, { paper, type, task, dueOn, unitIds }: Asked) {
  const documentId = papers.get(paper);
  await act(hand, document.oblige, { documentId, unitIds, requiredType: type, task, dueOn });
  const { obligations } = await act(hand, document.obligations, { documentId });
  const own = obligations.filter((one) => one.documentId === documentId && one.requiredType === type);
  return new Map(own.map(({ unitId, obligationId }) => [unitId, obligationId]));
}

/** Hoa Gạo answers the plan of the district with 195-KH/ĐU, eleven days after it. */
async function answerByHoaGao(district: District): Promise<void> {
  const { hand, papers, wardIds } = district;
  const [duty] = DUTIES;
  if (!duty) return;
  const asked = { ...duty, dueOn: later('2023-08-20', duty.dueDays), unitIds: wardIds.slice(0, 1) };
  const own = await ask(district, asked);
  const obligationId = own.get(wardIds[0] ?? '');
  await act(hand, document.fulfil, { obligationId, ownDocumentId: papers.get('195-KH/ĐU') });
}

/** Asks the wards for one thing, and each answers as the demonstration says. */
async function carryOut(district: District, duty: WardDuty): Promise<void> {
  const { hand, wardIds, papers } = district;
  const { issuedOn } = await act(hand, document.one, { documentId: papers.get(duty.paper) });
  const isAnswered = duty === DUTIES[0];
  const unitIds = isAnswered ? wardIds.slice(1) : wardIds;
  const asked = await ask(district, { ...duty, dueOn: later(issuedOn, duty.dueDays), unitIds });
  for (const [at, answer] of duty.answers.entries()) {
    const obligationId = asked.get(wardIds[at] ?? '');
    if (answer.kind === 'exempt') {
      await act(hand, document.exempt, { obligationId, reason: 'Phường đang sắp xếp, quận triển khai thay' });
    }
    if (answer.kind === 'otherwise') {
      const reason = 'Đăng trên cổng thông tin của phường';
      await act(hand, document.fulfilOtherwise, { obligationId, doneOn: later(issuedOn, answer.days), reason });
    }
    if (answer.kind === 'issued') {
      const line = { at, duty, issuedOn: later(issuedOn, answer.days) };
      await act(hand, document.issueOwn, { obligationId, ...ownPaper(district, line) });
    }
  }
}

interface OwnLine {
  readonly at: number;
  readonly duty: WardDuty;
  readonly issuedOn: string;
}
function ownPaper({ issuerOf, numbers }: District, { at, duty, issuedOn }: OwnLine) {
  const series = `${at.toString()} ${duty.type} ${issuedOn.slice(0, 4)}`;
  const number = (numbers.get(series) ?? 60 + at * 7) + 1;
  numbers.set(series, number);
  const title = `${duty.task} theo ${duty.paper}`;
  return { issuerId: issuerOf(at), symbol: `${number.toString()}-${duty.type}/ĐU`, issuedOn, title, isPlain: true };
}

/** The session of the ward on 12 September 2023, and the meetings of its 32 cells in the days before. */
async function holdSessions(district: District): Promise<void> {
  const { hand, wardIds, cellIds } = district;
  const dueOn = '2023-09-15';
  const session = { paper: '195-KH/ĐU', type: 'TB', task: 'Hội nghị học tập của Đảng ủy', dueOn };
  const ward = await ask(district, { ...session, unitIds: wardIds.slice(0, 1) });
  const held = { doneOn: '2023-09-12', reason: 'Hội nghị học tập, quán triệt tại hội trường phường' };
  await act(hand, document.fulfilOtherwise, { obligationId: ward.get(wardIds[0] ?? ''), ...held });
  const meeting = { paper: '195-KH/ĐU', type: 'BB', task: 'Sinh hoạt chuyên đề chi bộ', dueOn };
  const cells = await ask(district, { ...meeting, unitIds: cellIds });
  for (const [at, obligationId] of [...cells.values()].entries()) {
    const doneOn = ['2023-09-08', '2023-09-10', '2023-09-12'][at % 3];
    const reason = 'Sinh hoạt chuyên đề, đối chiếu 25 biểu hiện';
    await act(hand, document.fulfilOtherwise, { obligationId, doneOn, reason });
  }
}

async function seedRecent(district: District): Promise<void> {
  const { directive, plan, duties } = RECENT;
  const on = ({ daysAgo }: { readonly daysAgo: number }): string => later(district.today, -daysAgo);
  await enter(district, { symbol: directive.symbol, by: 'city', on: on(directive), title: directive.title });
  const { symbol, title } = plan;
  await enter(district, { symbol, by: 'district', on: on(plan), title, implements: [directive.symbol] });
  for (const duty of duties) await carryOut(district, duty);
}
