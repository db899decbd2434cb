import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { convertInLibreOffice, hasWriter } from '../../../../../paper/src/testing/libreoffice.ts';
import { dayOf } from '../../../kernel/index.ts';
import { formLines, prepareUpload } from '../../../platform/index.ts';
import { foundedHouse, valueOf, type FoundedHouse } from '../../../testing/founded-house.ts';
import { obligedIn } from '../../../testing/register.ts';
import { tasksIn } from '../../../testing/tasks-in.ts';
import { perform } from '../../../usecase/index.ts';
import { document } from '../../document/index.ts';
import { task } from '../index.ts';

/** Set `GUONG_OFFICE_AGAIN=1` to have LibreOffice save both drafts as .docx, and to read the tasks out of those. */
const SAVES_AGAIN = process.env['GUONG_OFFICE_AGAIN'] === '1';
const folder = mkdtempSync(join(tmpdir(), 'guong-template-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const TASK = 'Ban hành kế hoạch <triển khai> & {{co_quan}}';

let house: FoundedHouse;
let inHouseLayout: Uint8Array;
let onTemplate: Uint8Array;
let starter: Uint8Array;
/** Uploads and publishes a template for plans, and begins a draft on it. */
let draftOn: (bytes: Uint8Array) => Promise<Uint8Array>;
beforeAll(async () => {
  house = await foundedHouse();
  await tasksIn(house);
  const obligationId = await obligedIn(house, TASK);
  const begin = async () => {
    const { id: draftId } = valueOf(await perform(house.app, house.office, document.startDraft, { obligationId }));
    return valueOf(await perform(house.app, house.office, document.draftOwn, { draftId })).bytes;
  };
  inHouseLayout = await begin();
  const kind = { type: 'KH', family: 'party' };
  draftOn = async (bytes) => {
    const file = { fileName: 'mau.docx', mediaType: 'x', bytes };
    const upload = { code: 'Mẫu KH-01', ...kind, unitId: house.rootUnitId, file, isPlain: true };
    const { id: templateId } = valueOf(await perform(house.app, house.office, document.uploadTemplate, upload));
    const publication = { templateId, fromOn: dayOf(house.app.clock()), reason: 'mẫu của cơ quan' };
    valueOf(await perform(house.app, house.office, document.publishTemplate, publication));
    return begin();
  };
  starter = valueOf(await perform(house.app, house.office, document.starterTemplate, kind)).bytes;
  onTemplate = await draftOn(starter);
});

const readBack = async (bytes: Uint8Array) => {
  const file = { fileName: 'du-thao.docx', mediaType: 'x', bytes };
  return valueOf(await perform(house.app, house.office, task.previewAppendix, { file }));
};

test('the appendix of a draft on an uploaded template is read back as tasks, the empty rows left out', async () => {
  for (const bytes of [inHouseLayout, onTemplate]) {
    const seen = await readBack(bytes);
    expect(seen.mapping).toEqual({ number: 0, what: 1, lead: 2, support: 3, product: 4, due: 5, supervisor: 6 });
    expect(seen.rows).toMatchObject([{ what: TASK, dueOn: '2026-12-20' }]);
    expect(seen.rows).toHaveLength(1);
  }
});

/** Tinos, in which our own papers are set, for LibreOffice: what it puts for Times may have no Vietnamese letters. */
function withTinos(): NodeJS.ProcessEnv {
  const face = createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf');
  const file = join(folder, 'fonts.conf');
  const include = '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>';
  writeFileSync(file, `<?xml version="1.0"?><fontconfig>${include}<dir>${dirname(dirname(face))}</dir></fontconfig>`);
  return { ...process.env, FONTCONFIG_FILE: file };
}

/** The same document set in Tinos. */
const inTinos = (docx: Uint8Array): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(unzipSync(docx)).map(([name, part]) => [
        name,
        name.endsWith('.xml') ? strToU8(strFromU8(part).replaceAll('Times New Roman', 'Tinos')) : part,
      ]),
    ),
  );

/** What LibreOffice makes of both drafts. */
async function converted(to: string): Promise<void> {
  const files = ['house.docx', 'template.docx'].map((name) => join(folder, name));
  const profile = join(folder, 'profile');
  await convertInLibreOffice({ to, into: join(folder, to), files, profile, env: withTinos() });
}

test.skipIf(!hasWriter)(
  'LibreOffice opens both drafts without repair and draws the words of the house on them',
  { timeout: 120_000 },
  async () => {
    writeFileSync(join(folder, 'house.docx'), inTinos(inHouseLayout));
    writeFileSync(join(folder, 'template.docx'), inTinos(onTemplate));
    await converted('pdf');
    if (SAVES_AGAIN) await converted('docx');
    for (const name of ['house', 'template']) {
      const pdf = await prepareUpload('pdf', readFileSync(join(folder, 'pdf', `${name}.pdf`)));
      const text = 'refusal' in pdf ? pdf.refusal : pdf.text.replace(/\s+/g, ' ');
      for (const words of WORDS) expect([name, words, text.includes(words)]).toEqual([name, words, true]);
      if (!SAVES_AGAIN) continue;
      const again = await readBack(readFileSync(join(folder, 'docx', `${name}.docx`)));
      expect(again.rows).toMatchObject([{ what: TASK, dueOn: '2026-12-20' }]);
    }
  },
);
test.skipIf(!hasWriter || !SAVES_AGAIN)(
  'a template that LibreOffice saved in its own way is filled as well',
  { timeout: 120_000 },
  async () => {
    writeFileSync(join(folder, 'house.docx'), starter);
    writeFileSync(join(folder, 'template.docx'), starter);
    await converted('docx');
    const saved = new Uint8Array(readFileSync(join(folder, 'docx', 'house.docx')));
    const draft = await draftOn(saved);
    const text = formLines(draft).join('\n');
    for (const words of WORDS) expect([words, text.includes(words)]).toEqual([words, true]);
    expect(text.replace(TASK, '')).not.toContain('{{');
    expect((await readBack(draft)).rows).toMatchObject([{ what: TASK, dueOn: '2026-12-20' }]);
  },
);

const WORDS = [
  ...['ĐẢNG CỘNG SẢN VIỆT NAM', 'ĐẢNG ỦY PHƯỜNG HOA GẠO', 'KẾ HOẠCH', 'triển khai 186-KH/QU', '-KH/ĐU'],
  'Căn cứ Chỉ thị số 24-CT/TU ngày 07/08/2023 của Thành ủy Sông Hồng',
  ...['Quận ủy Sông Hồng (báo cáo)', 'BÍ THƯ ĐẢNG ỦY', 'Nguyễn Văn Bí Thư'],
];
if (!hasWriter) console.log('NOT RUN: LibreOffice Writer is not installed; no draft was opened by it');
