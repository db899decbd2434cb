import type { LayoutFamily, OfficialPaper } from '@guong/paper';
import { z } from 'zod';
import { ok } from '../../../kernel/index.ts';
import { FILE_KINDS, letterheadOf, writeOfficial } from '../../../platform/index.ts';
import { view } from '../../../usecase/index.ts';
import { mayReadTemplates } from '../document.policy.ts';
import { forbidden } from '../document.refusals.ts';
import { TypeCode } from '../document.schema.ts';
import { draftPaper } from '../draft/draft-paper.ts';
import { ROW_FIELDS } from './fields.ts';
import { FileOutput, TEMPLATE_FAMILIES } from './template.schema.ts';

/** A template to begin with: the layout of the house with the placeholders in their places. */
export const starterTemplate = view({
  name: 'document.starterTemplate',
  http: 'none',
  summary: 'Tải mẫu có sẵn (.docx) với các chỗ điền, để sửa thành mẫu của cơ quan',
  input: z.strictObject({ type: TypeCode, family: z.enum(TEMPLATE_FAMILIES, 'Chọn thể thức') }),
  output: FileOutput,
  async run(ctx, { type, family }) {
    const permit = mayReadTemplates(ctx.actor, 'document.starterTemplate');
    if (!permit) return forbidden('document.starterTemplate');
    const docx = await writeOfficial(starterPaper(type, family, ctx.now), 'docx');
    if (!docx.ok) return docx;
    const value = { fileName: 'mau-de-sua.docx', mediaType: FILE_KINDS.docx.mediaType, bytes: docx.value };
    return ok({ permit, value });
  },
});

const PLACES = {
  ...{ issuer: { name: '{{co_quan}}', code: 'X' }, superior: '{{cap_tren_hoa}}', nextSymbol: null },
  ...{ subject: '{{trich_yeu}}', task: '{{nhiem_vu}}', dueOn: '2026-12-31', grounds: [] },
  signer: { title: '{{chuc_vu_hoa}}', name: '{{nguoi_ky}}' },
} as const;

function starterPaper(type: string, family: LayoutFamily, now: Date): OfficialPaper {
  const paper = draftPaper({ ...PLACES, type, now });
  const letterhead = letterheadOf({
    ...{ superior: PLACES.superior, issuer: '{{co_quan_hoa}}', number: '{{so}}', symbol: '{{ky_hieu}}' },
    ...{ place: '', at: now, family },
  });
  const placeAndDate = '{{dia_danh}}, ngày {{ngay}} tháng {{thang}} năm {{nam}}';
  const ground = { kind: 'paragraph' as const, runs: [{ text: 'Căn cứ {{can_cu}};', italic: true }] };
  const row = { cells: ROW_FIELDS.map((name) => [`{{${name}}}`]) };
  const blocks = paper.body.blocks.map((block) => (block.kind === 'table' ? { ...block, rows: [row] } : block));
  const recipients = ['{{noi_nhan}}', 'Lưu'];
  return {
    ...paper,
    body: { ...paper.body, letterhead: { ...letterhead, placeAndDate }, blocks: [ground, ...blocks], recipients },
  };
}
