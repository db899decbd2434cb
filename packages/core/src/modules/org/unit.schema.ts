import { z } from 'zod';
import { Day, line, optionalField, Revision, Tick } from '../../usecase/index.ts';
import { Precedence, Reason } from './fields.schema.ts';

/** Whether a unit works, is suspended, or has ended (merged, split, dissolved). */
export const UnitState = z.enum(['active', 'suspended', 'ended']);

const UnitCode = z
  .string('Nhập mã đơn vị')
  .trim()
  .regex(/^[A-Za-z0-9._-]{1,40}$/, 'Mã gồm chữ không dấu, số, dấu chấm hoặc gạch, nhiều nhất 40 ký tự');
const UnitName = line('Nhập tên đơn vị', { least: 2 });
const KindCode = z.string('Chọn loại đơn vị').regex(/^[a-z][a-z0-9_]{1,39}$/, 'Chọn loại đơn vị');
const unitId = z.uuid('Chọn đơn vị');

/** A kind of unit to add to the list; `takesMembers` for kinds that are cells. */
export const AddUnitKindInput = z.strictObject({
  code: KindCode,
  name: line('Nhập tên loại đơn vị'),
  precedence: Precedence.default(100),
  /** Whether members belong to units of this kind (a cell). */
  takesMembers: Tick,
});

/** A new unit and the unit under which it stands from `fromOn`. */
export const CreateUnitInput = z.strictObject({
  code: UnitCode,
  name: UnitName,
  kind: KindCode,
  parentId: z.uuid('Chọn đơn vị cấp trên'),
  fromOn: Day,
  precedence: Precedence.default(100),
  /** How documents of the unit are signed: `ĐU`, `CB03`. */
  issuerCode: optionalField(line('Nhập ký hiệu văn bản', { most: 20 })),
});

/** What was typed wrongly; fields left out stay as they are. */
export const CorrectUnitInput = z.strictObject({
  unitId,
  code: optionalField(UnitCode),
  name: optionalField(UnitName),
  precedence: optionalField(Precedence),
  issuerCode: optionalField(line('Nhập ký hiệu văn bản', { most: 20 })),
  reason: Reason,
  revision: Revision,
});

/** The unit, its new parent, and the day of the move. */
export const MoveUnitInput = z.strictObject({ unitId, parentId: z.uuid('Chọn đơn vị cấp trên'), fromOn: Day });
/** The unit to suspend or to resume, and why. */
export const PauseUnitInput = z.strictObject({ unitId, reason: Reason });
/** The unit to dissolve; `toOn` is the first day on which it no longer works. */
export const EndUnitInput = z.strictObject({ unitId, toOn: Day, reason: Reason });

/** One line of the tree, in the order in which it is printed: parents before children. */
export const TreeUnit = z.object({
  unitId: z.uuid(),
  code: z.string(),
  name: z.string(),
  kind: z.string(),
  takesMembers: z.boolean(),
  state: UnitState,
  parentId: z.uuid().nullable(),
  depth: z.int(),
  revision: z.int(),
});
/** One line of the tree. */
export type TreeUnit = z.infer<typeof TreeUnit>;

/** The day of the tree; today when left out. */
export const UnitTreeInput = z.strictObject({ asOf: optionalField(Day) });
/** The tree of that day, parents before children. */
export const UnitTreeOutput = z.object({ asOf: Day, units: z.array(TreeUnit) });
/** The kinds of unit in order of precedence. */
export const UnitKindsOutput = z.object({
  kinds: z.array(z.object({ code: z.string(), name: z.string(), takesMembers: z.boolean() })),
});
