import { beforeEach, expect, test } from 'vitest';
import { FILE_KINDS, formLines } from '../../../platform/index.ts';
import { formDocx, para, run, table } from '../../../testing/form-docx.ts';
import { foundedHouse, foundIn, valueOf, type FoundedHouse } from '../../../testing/founded-house.ts';
import { chainIn, registerIn } from '../../../testing/register.ts';
import { perform, type Actor, type AnyUseCase } from '../../../usecase/index.ts';
import { document } from '../index.ts';

/** Set `GUONG_TEMPLATE_MUTANTS=400` for more. */
const MUTANTS = Number(process.env['GUONG_TEMPLATE_MUTANTS'] ?? 30);
const TODAY = '2026-11-22';
const reason = 'theo hướng dẫn thể thức mới';

let house: FoundedHouse;
beforeEach(async () => {
  house = await foundedHouse();
});
const act = (useCase: AnyUseCase, raw: object, actor: Actor = house.office) => perform(house.app, actor, useCase, raw);
const fileOf = (bytes: Uint8Array, fileName = 'mau-ke-hoach.docx') => ({
  ...{ fileName, mediaType: FILE_KINDS.docx.mediaType, bytes },
});
const FORM = formDocx(
  para(run('{{co', '<w:b/>'), '_quan_hoa}}') +
    para('Số {{so_ky_hieu}}') +
    para('Căn cứ {{can_cu}};') +
    table(['{{viec.ten}}', '{{viec.han}}']),
);
const upload = (more: object = {}, bytes = FORM) =>
  perform(house.app, house.office, document.uploadTemplate, {
    ...{ code: 'Mẫu KH-01', type: 'KH', family: 'party', unitId: house.rootUnitId, file: fileOf(bytes), isPlain: true },
    ...more,
  });
const published = async (more: object = {}, fromOn = TODAY): Promise<string> => {
  const { id: templateId } = valueOf(await upload(more));
  valueOf(await act(document.publishTemplate, { templateId, fromOn, reason }));
  return templateId;
};
const lines = async () => valueOf(await perform(house.app, house.office, document.templates, {})).templates;
const one = async (templateId: string) =>
  valueOf(await perform(house.app, house.office, document.template, { templateId }));

/** What a unit is asked, and the draft that is begun for it now. */
async function askedOf(unitId: string) {
  const [, documentId] = await chainIn(house, await registerIn(house));
  if (unitId !== house.rootUnitId) {
    valueOf(await act(document.addIssuer, { code: 'CB', name: 'Chi bộ 1', unitId }));
  }
  const asked = { task: 'Ban hành kế hoạch & triển khai', dueOn: '2026-12-20', unitIds: [unitId] };
  valueOf(await act(document.oblige, { documentId, requiredType: 'KH', ...asked }));
  const { obligations } = valueOf(await perform(house.app, house.office, document.obligations, { documentId }));
  const obligationId = obligations[0]?.obligationId ?? '';
  const begin = async () => {
    house.clock.advance(1);
    const { id: draftId } = valueOf(await perform(house.app, house.office, document.startDraft, { obligationId }));
    const { bytes } = valueOf(await perform(house.app, house.office, document.draftOwn, { draftId }));
    return formLines(bytes);
  };
  const drafts = async () => valueOf(await perform(house.app, house.office, document.drafts, { obligationId }));
  return { begin, drafts };
}

test('an uploaded template is a draft with its placeholders and a filled example, and its file comes back without its author', async () => {
  const { id: templateId } = valueOf(await upload());
  const found = await one(templateId);
  expect(found).toMatchObject({ state: 'draft', version: 1, standing: 'draft', unknown: [], fromOn: null });
  expect(found.fields).toEqual(['co_quan_hoa', 'so_ky_hieu', 'can_cu', 'viec.ten', 'viec.han']);
  expect(found.example).toEqual([
    ...['GƯƠNG', 'ĐẢNG ỦY PHƯỜNG HOA GẠO', 'Số …-KH/ĐU'],
    'Căn cứ Chỉ thị số 24-CT/TU ngày 07/08/2026 của Thành ủy Sông Hồng (Tăng cường kỷ luật, kỷ cương);',
    'Căn cứ Kế hoạch số 186-KH/QU ngày 20/08/2026 của Quận ủy Sông Hồng (Triển khai Chỉ thị 24);',
    ...['Ban hành kế hoạch triển khai | 15/12/2026', 'Hội nghị học tập, quán triệt | 31/12/2026'],
  ]);
  const file = valueOf(await perform(house.app, house.office, document.templateFile, { templateId }));
  expect([file.fileName, formLines(file.bytes)]).toEqual(['mau-mau-kh-01-ban-1.docx', formLines(FORM)]);
  expect(Buffer.from(file.bytes).equals(Buffer.from(FORM))).toBe(false);
  const preview = valueOf(await perform(house.app, house.office, document.previewTemplate, { templateId }));
  expect(formLines(preview.bytes)).toEqual(found.example);
});

test('a draft stands on the template in force for its unit, else on that of the nearest unit above, else on the house’s own', async () => {
  const { begin, drafts } = await askedOf(house.cellId);
  expect(await begin()).toContain('PHỤ LỤC: Phân công nhiệm vụ');
  await published({ code: 'Mẫu khác loại', type: 'BC' });
  await published({ code: 'Mẫu khác thể thức', family: 'state' });
  const ofRoot = await published({ code: 'Mẫu của phường' });
  const lines = await begin();
  expect(lines).toContain('CHI BỘ 1');
  expect(lines).toContain('Ban hành kế hoạch & triển khai | 20/12/2026');
  const ofCell = await published({ code: 'Mẫu của chi bộ', unitId: house.cellId });
  await begin();
  const seen = await drafts();
  expect(seen.drafts.map(({ template }) => template?.templateId ?? null)).toEqual([ofCell, ofRoot, null]);
  expect(seen.inForce).toEqual({ templateId: ofCell, code: 'Mẫu của chi bộ', version: 1 });
});

test('a newer version takes the place of the one in force from its day on; a draft keeps the version on which it was begun', async () => {
  const { begin, drafts } = await askedOf(house.rootUnitId);
  const first = await published();
  await begin();
  const { id: second } = valueOf(await upload());
  const publish = (fromOn: string, more: object = {}) =>
    act(document.publishTemplate, { templateId: second, fromOn, reason, ...more });
  expect(await publish('2026-11-21')).toMatchObject({ fault: { fields: { fromOn: expect.any(String) as string } } });
  expect(await publish(TODAY, { toOn: TODAY })).toMatchObject({
    fault: { fields: { toOn: expect.any(String) as string } },
  });
  valueOf(await publish('2026-12-01'));
  expect(await publish('2026-12-02')).toMatchObject({ fault: { code: 'conflict' } });
  await begin();
  house.clock.set('2026-12-01T02:00:00Z');
  await begin();
  expect((await drafts()).drafts.map(({ template }) => template?.version)).toEqual([2, 1, 1]);
  expect(
    (await lines()).map(({ templateId, state, fromOn, toOn, standing }) => [templateId, state, fromOn, toOn, standing]),
  ).toEqual([
    [second, 'published', '2026-12-01', null, 'in_force'],
    [first, 'superseded', TODAY, '2026-12-01', 'ended'],
  ]);
  expect(await act(document.withdrawTemplate, { templateId: second, reason })).toMatchObject({
    fault: { code: 'conflict' },
  });
  valueOf(await act(document.supersedeTemplate, { templateId: second, toOn: '2026-12-01', reason }));
  expect(await begin()).toContain('PHỤ LỤC: Phân công nhiệm vụ');
});

test('a template published for some days waits, holds, and is over by itself; one that never held is over too', async () => {
  const standings = async () => (await lines()).map(({ version, standing }) => [version, standing]);
  const { id: templateId } = valueOf(await upload());
  const days = { fromOn: '2026-11-25', toOn: '2026-11-27' };
  valueOf(await act(document.publishTemplate, { templateId, ...days, reason }));
  expect(await standings()).toEqual([[1, 'waiting']]);
  await published({}, '2026-11-25');
  expect(await standings()).toEqual([
    [2, 'waiting'],
    [1, 'ended'],
  ]);
  const { id: third } = valueOf(await upload({ type: 'BC' }));
  valueOf(await act(document.publishTemplate, { templateId: third, ...days, reason }));
  house.clock.set('2026-11-25T02:00:00Z');
  expect((await one(third)).standing).toBe('in_force');
  house.clock.set('2026-11-27T02:00:00Z');
  expect(await one(third)).toMatchObject({ state: 'published', standing: 'ended' });
});

test('a template with a placeholder that nobody knows is taken in, and not published; the sentence names it and the known ones', async () => {
  const { id: templateId } = valueOf(await upload({}, formDocx(para('{{ten_co_quan}} {{so}} {{trich_yu}}'))));
  expect((await one(templateId)).unknown).toEqual(['{{ten_co_quan}}', '{{trich_yu}} (có phải {{trich_yeu}}?)']);
  const refused = await act(document.publishTemplate, { templateId, fromOn: TODAY, reason });
  expect(refused).toMatchObject({ fault: { code: 'conflict' } });
  expect(JSON.stringify(refused)).toContain(
    'không biết: {{ten_co_quan}}, {{trich_yu}} (có phải {{trich_yeu}}?). Chỉ dùng: {{co_quan}}',
  );
  valueOf(await act(document.withdrawTemplate, { templateId, reason: 'đưa lên nhầm' }));
  expect([await lines(), await act(document.template, { templateId })]).toMatchObject([
    [],
    { fault: { code: 'not_found' } },
  ]);
});

test('a file that is no form, or could act, is refused by its name and nothing is kept', async () => {
  const refused: readonly (readonly [Uint8Array, string, string])[] = [
    [FORM.subarray(0, 400), 'mau.docx', 'bị hỏng'],
    [new TextEncoder().encode('xin chào'), 'mau.docx', 'Chỉ nhận tệp docx'],
    [formDocx(para('x'), para('x'), { 'word/vbaProject.bin': 'x' }), 'mau.docx', 'macro'],
    [formDocx(para('{{viec.ten}}')), 'kế hoạch.docx', 'nằm ngoài bảng'],
    [FORM, 'mau.pdf', 'nội dung là docx'],
    [new Uint8Array(6_000_000).fill(0x50, 0, 1).fill(0x4b, 1, 2), 'to.docx', 'quá lớn'],
  ];
  for (const [bytes, fileName, words] of refused) {
    const answer = JSON.stringify(await upload({ file: fileOf(bytes, fileName) }));
    expect([fileName, words, answer.includes(`Tệp “${fileName}”: `), answer.includes(words)]).toEqual([
      fileName,
      words,
      true,
      true,
    ]);
  }
  for (let at = 1; at <= MUTANTS; at += 1) {
    const hurt = Buffer.from(FORM);
    hurt[(at * 7919) % hurt.length] = (at * 31) % 256;
    const tried = at % 3 === 0 ? hurt.subarray(0, (at * 7919) % hurt.length) : hurt;
    const answer = await upload({ file: fileOf(new Uint8Array(tried), 'mẫu hỏng.docx') });
    expect(answer.ok || JSON.stringify(answer).includes('Tệp “mẫu hỏng.docx”: ')).toBe(true);
    if (answer.ok) valueOf(await act(document.withdrawTemplate, { templateId: answer.value.id, reason }));
  }
  console.log(`${String(MUTANTS)} hurt templates: each taken, or refused by its name`);
  expect(JSON.stringify(await upload({}, formDocx(para('MẬT'))))).toContain('độ mật');
  expect(await upload({ unitId: house.tenantId })).toMatchObject({
    fault: { fields: { unitId: 'Không có đơn vị này' } },
  });
  expect(await lines()).toEqual([]);
});

test('templates are for holders of posts, kept by the office, and of one committee only', async () => {
  const { id: templateId } = valueOf(await upload());
  const holder = house.actorWith([]);
  expect((await act(document.templates, {}, holder)).ok).toBe(true);
  expect(await act(document.publishTemplate, { templateId, fromOn: TODAY, reason }, holder)).toMatchObject({
    fault: { code: 'forbidden' },
  });
  expect(await act(document.template, { templateId }, { ...holder, holdings: [] })).toMatchObject({
    fault: { code: 'forbidden' },
  });
  const other = await foundIn(house, house.otherTenantId, { code: 'SH', name: 'Đảng ủy phường Sông Hồng' });
  expect(await act(document.template, { templateId }, other.office)).toMatchObject({ fault: { code: 'not_found' } });
});
