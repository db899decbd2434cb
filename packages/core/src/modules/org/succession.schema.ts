import { z } from 'zod';
import { Day, line, optionalField, Revision } from '../../usecase/index.ts';
import { Reason } from './fields.schema.ts';

/** How units follow each other: merged, split, renamed, or a part handed over. */
export const SuccessionKind = z.enum(['merge', 'split', 'rename', 'part'], 'Chọn hình thức kế thừa');
/** One of the four kinds. */
export type SuccessionKind = z.infer<typeof SuccessionKind>;

/** Share of the source that goes to the target, in hundredths of a percent (10000 = all of it). */
const ShareBasisPoints = z.coerce.number().int().min(1, 'Tỷ lệ phải lớn hơn 0').max(10_000, 'Tỷ lệ không quá 100 %');

/** One source, one target, and how much of the source goes there. */
export const SuccessionLink = z.strictObject({
  fromUnitId: z.uuid('Chọn đơn vị cũ'),
  toUnitId: z.uuid('Chọn đơn vị mới'),
  shareBasisPoints: ShareBasisPoints,
});
/** One line of a succession. */
export type SuccessionLink = z.infer<typeof SuccessionLink>;

/** What a decision says: kind, day of effect, symbol and date of the decision, and the links. */
export const DraftSuccessionInput = z.strictObject({
  kind: SuccessionKind,
  effectiveOn: Day,
  decisionSymbol: line('Nhập số, ký hiệu quyết định', { least: 3, most: 60 }),
  decidedOn: Day,
  newName: optionalField(line('Nhập tên mới', { least: 2 })),
  links: z.array(SuccessionLink).min(1, 'Nhập ít nhất một dòng kế thừa').max(200),
});

/** The draft to carry out. */
export const ConfirmSuccessionInput = z.strictObject({ successionId: z.uuid(), revision: Revision });

/** A corrected symbol, date or shares; the units cannot change any more. */
export const CorrectSuccessionInput = z.strictObject({
  successionId: z.uuid(),
  decisionSymbol: optionalField(line('Nhập số, ký hiệu quyết định', { least: 3, most: 60 })),
  decidedOn: optionalField(Day),
  /** New shares; the pairs of units must be those already written. */
  links: z.array(SuccessionLink).max(200).optional(),
  reason: Reason,
  revision: Revision,
});

/** A succession with the codes of its units. */
export const Succession = z.object({
  successionId: z.uuid(),
  kind: SuccessionKind,
  effectiveOn: Day,
  decisionSymbol: z.string(),
  decidedOn: Day,
  newName: z.string().nullable(),
  state: z.enum(['draft', 'confirmed', 'corrected']),
  revision: z.int(),
  links: z.array(
    z.object({
      fromUnitId: z.uuid(),
      fromCode: z.string(),
      toUnitId: z.uuid(),
      toCode: z.string(),
      shareBasisPoints: z.int(),
    }),
  ),
});
/** Every succession, newest first. */
export const SuccessionsOutput = z.object({ successions: z.array(Succession) });
