import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readWorkbook, type Workbook } from '@guong/spreadsheet';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { convertInLibreOffice, hasCalc } from '../../../paper/src/testing/libreoffice.ts';
import { ballot } from '../modules/ballot/index.ts';
import { org } from '../modules/org/index.ts';
import { FOUNDED_ON, foundedHouse, valueOf, type FoundedHouse } from '../testing/founded-house.ts';
import { draftedRound } from '../testing/played-round.ts';
import { perform } from '../usecase/index.ts';
import { workerServer } from '../testing/worker-server.ts';

/** What makes a spreadsheet program take a text for a formula or a command (FIL-5). */
const LEADS = ['=', '+', '-', '@', '\t=', '\r=', '\n=', ' =', '\u00A0=', 'Tổ 1\n=', '＝', '|', '%', '\u200B='];
const ATTACKS = LEADS.map((lead) => `${lead}HYPERLINK("http://127.0.0.1:9";1+1)`);
interface Exported {
  readonly file: string;
  readonly bytes: Uint8Array;
  /** Texts that must come back exactly, in this order, each in a cell of its own. */
  readonly texts: readonly string[];
}
let house: FoundedHouse;
let files: readonly Exported[];

beforeAll(async () => {
  house = await foundedHouse();
  const roundId = await rollOfAttacks();
  await peopleOfAttacks();
  const importId = await listOfAttacks();
  const made = async (file: string, texts: readonly string[], answer: Promise<{ bytes: Uint8Array }>) => ({
    file,
    texts,
    bytes: (await answer).bytes,
  });
  const people = async (format: string) =>
    valueOf(await perform(house.app, house.office, org.exportPeople, { format }));
  const roll = async (format: string) =>
    valueOf(await perform(house.app, house.office, ballot.exportRoll, { roundId, format }));
  const report = async () => valueOf(await perform(house.app, house.office, org.importReport, { importId }));
  files = await Promise.all([
    made('people.xlsx', ATTACKS, people('xlsx')),
    made('people.csv', ATTACKS, people('csv')),
    made('roll.xlsx', [...ATTACKS, ...ATTACKS, ...ATTACKS, ...ATTACKS], roll('xlsx')),
    made('roll.csv', [...ATTACKS, ...ATTACKS, ...ATTACKS, ...ATTACKS], roll('csv')),
    made('report.xlsx', [], report()),
  ]);
}, 600_000);

/** A roll whose every text column holds every attack. */
async function rollOfAttacks(): Promise<string> {
  const { roundId } = await draftedRound(house, { voters: ATTACKS.length });
  for (const [at, text] of ATTACKS.entries()) {
    await sql`update issue.roll_entry set name = ${text}, post = ${text}, unit = ${text}, category_name = ${text}
      where round_id = ${roundId} and roll_no = ${at + 1}`.execute(house.ownerDb);
  }
  return roundId;
}

/** People, units and posts named by attacks, past every check of what a name may be. */
async function peopleOfAttacks(): Promise<void> {
  for (const [at, text] of ATTACKS.entries()) {
    const unit = {
      code: `X${String(at)}`,
      name: 'Chi bộ X',
      kind: 'cell',
      parentId: house.rootUnitId,
      fromOn: FOUNDED_ON,
    };
    const cellId = valueOf(await perform(house.app, house.office, org.createUnit, unit)).id;
    const personId = await house.add(`Người Thứ ${String(at)}`, { cellId });
    const post = { unitId: cellId, title: 'Chức danh', fromOn: FOUNDED_ON };
    const postId = valueOf(await perform(house.app, house.office, org.createPost, post)).id;
    valueOf(await perform(house.app, house.office, org.appoint, { personId, postId, fromOn: FOUNDED_ON }));
    await sql`update org.unit_name set name = ${text} where unit_id = ${cellId}`.execute(house.ownerDb);
    await sql`update org.post set title = ${text} where post_id = ${postId}`.execute(house.ownerDb);
    await sql`update org.person set full_name = ${text} where person_id = ${personId}`.execute(house.ownerDb);
  }
}

/** A list that was brought in with an attack in every column of every row. */
async function listOfAttacks(): Promise<string> {
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const header = 'STT;Họ và tên;Ngày sinh;Chức vụ;Đơn vị;Thành phần';
  const rows = ATTACKS.map((text, at) => [String(at + 1), ...Array.from({ length: 5 }, () => quoted(text))].join(';'));
  const bytes = new Uint8Array(new TextEncoder().encode([header, ...rows].join('\r\n')));
  const file = { fileName: '=1+1.csv', mediaType: 'text/csv', bytes };
  return valueOf(await perform(house.app, house.office, org.startImport, { kind: 'roll', file })).importId;
}

const cellsOf = (book: Workbook) => book.sheets.flatMap((sheet) => sheet.rows.flatMap((row) => row.cells));

test('FIL-5: in every export each cell that could act is text, and comes back exactly as it was', () => {
  let cells = 0;
  for (const { file, bytes, texts } of files) {
    const read = readWorkbook(bytes, { unneutralise: true });
    if (!read.ok) throw new Error(`${file}: ${read.refusal.message}`);
    const all = cellsOf(read.value);
    cells += all.length;
    expect([file, all.filter((cell) => cell.formula !== undefined)]).toEqual([file, []]);
    const back = all.map((cell) => cell.text).filter((text) => texts.includes(text));
    expect([file, back.length]).toEqual([file, file.startsWith('people') ? 3 * ATTACKS.length : texts.length]);
  }
  console.log(
    `FIL-5: ${String(files.length)} exports, ${String(ATTACKS.length)} leads, ${String(cells)} cells, 0 formulas`,
  );
});

test.skipIf(!hasCalc)(
  'FIL-5: opened in LibreOffice every such cell is text, and none is a formula or an error',
  { timeout: 600_000 },
  async () => {
    const folder = await mkdtemp(join(workerServer().folder, 'sheets-'));
    let strings = 0;
    for (const { file, bytes } of files) {
      const xml = await opened(folder, file, bytes);
      const acting = xml.match(/<table:table-cell[^>]*(table:formula|calcext:value-type="error")[^>]*>/g) ?? [];
      expect([file, acting]).toEqual([file, []]);
      strings += (xml.match(/office:value-type="string"/g) ?? []).length;
    }
    console.log(`FIL-5 in LibreOffice: ${String(files.length)} exports, ${String(strings)} cells of text, 0 formulas`);
    expect(strings).toBeGreaterThan(8 * ATTACKS.length);
  },
);

/** The file as LibreOffice understands it, told to evaluate whatever looks like a formula. */
async function opened(folder: string, file: string, bytes: Uint8Array): Promise<string> {
  const into = join(folder, file.replace('.', '-'));
  await mkdir(into);
  await writeFile(join(into, file), bytes);
  // Separator ;, quote ", UTF-8, from line 1; the last token evaluates formulas.
  const asRead = file.endsWith('.csv') ? { asRead: 'CSV:59,34,76,1,,0,false,false,false,false,false,0,true' } : {};
  const profile = join(folder, 'profile');
  await convertInLibreOffice({ to: 'fods', into, files: [join(into, file)], profile, ...asRead });
  return readFile(join(into, file.replace(/\.\w+$/, '.fods')), 'utf8');
}

test.skipIf(!hasCalc)(
  'LibreOffice does take the same texts for formulas when nobody neutralises them',
  async () => {
    const folder = await mkdtemp(join(workerServer().folder, 'sheets-'));
    const plain = new TextEncoder().encode('"x"\r\n=1+1\r\n=HYPERLINK("http://127.0.0.1:9")\r\n');
    expect(await opened(folder, 'plain.csv', plain)).toMatch(/table:formula/);
  },
  120_000,
);
