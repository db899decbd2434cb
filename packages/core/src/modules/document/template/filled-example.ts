import type { Result } from '../../../kernel/index.ts';
import type { FormValues } from '../../../platform/index.ts';
import type { Ctx } from '../../../usecase/index.ts';
import type { FormTemplateRow } from '../document.tables.ts';
import type { DraftFacts } from '../draft/draft-paper.ts';
import { filledTemplate } from './filled-template.ts';
import { templateValues } from './template-values.ts';

/** A template filled with an invented example, so that an officer sees what becomes of it. */
export const filledExample = (ctx: Ctx, row: FormTemplateRow): Promise<Result<Uint8Array>> =>
  filledTemplate(ctx, row, exampleFor(row, ctx.now));

function exampleFor({ type, family }: Pick<FormTemplateRow, 'type' | 'family'>, now: Date): FormValues {
  const facts: DraftFacts = { ...(family === 'state' ? STATE : PARTY), ...SHARED, type, now };
  const { texts, lists, rows } = templateValues(facts);
  const example = EXAMPLE_TASKS.map((task, n) => ({ ...rows[n], ...task }));
  return { texts, lists, rows: example };
}

const SHARED = {
  nextSymbol: null,
  subject: 'triển khai Chỉ thị số 24-CT/TU',
  task: 'Ban hành kế hoạch triển khai',
  dueOn: '2026-12-31',
  grounds: [
    {
      ...{ symbol: '24-CT/TU', issuedOn: '2026-08-07', issuerName: 'Thành ủy Sông Hồng' },
      title: 'Tăng cường kỷ luật, kỷ cương',
    },
    {
      ...{ symbol: '186-KH/QU', issuedOn: '2026-08-20', issuerName: 'Quận ủy Sông Hồng' },
      title: 'Triển khai Chỉ thị 24',
    },
  ],
} as const;
const PARTY = {
  issuer: { name: 'Đảng ủy phường Hoa Gạo', code: 'ĐU' },
  superior: 'Đảng bộ quận Sông Hồng',
  signer: { title: 'Bí thư', name: 'Nguyễn Thị Hoa Gạo' },
} as const;
const STATE = {
  issuer: { name: 'Ủy ban nhân dân phường Hoa Gạo', code: 'UBND' },
  superior: '',
  signer: { title: 'Chủ tịch', name: 'Trần Văn Đò' },
} as const;
const EXAMPLE_TASKS = [
  {
    ...{ 'viec.ten': 'Ban hành kế hoạch triển khai', 'viec.nguoi': 'Văn phòng Đảng ủy', 'viec.phoi_hop': 'Các chi bộ' },
    ...{ 'viec.san_pham': 'Kế hoạch', 'viec.han': '15/12/2026', 'viec.chi_dao': 'Bí thư' },
  },
  {
    ...{ 'viec.ten': 'Hội nghị học tập, quán triệt', 'viec.nguoi': 'Ban Tuyên giáo', 'viec.phoi_hop': 'Mặt trận' },
    ...{ 'viec.san_pham': 'Biên bản', 'viec.han': '31/12/2026', 'viec.chi_dao': 'Phó Bí thư' },
  },
] as const;
