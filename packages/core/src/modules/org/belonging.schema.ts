import { z } from 'zod';
import { Day, line, optionalField, Revision } from '../../usecase/index.ts';
import { Precedence, Reason } from './fields.schema.ts';

const personId = z.uuid('Chọn người');
const cellId = z.uuid('Chọn chi bộ');

/** Who enters which cell, and when. */
export const JoinCellInput = z.strictObject({ personId, cellId, fromOn: Day });
/** Who moves to which cell; the old membership ends on the same day. */
export const TransferMemberInput = z.strictObject({ personId, cellId, fromOn: Day });
/** `toOn` is the first day without a cell. */
export const EndMembershipInput = z.strictObject({ personId, toOn: Day, reason: Reason });

const CategoryCode = z
  .string('Nhập mã thành phần')
  .regex(/^[a-z][a-z0-9_]{0,39}$/, 'Mã thành phần gồm chữ thường không dấu, số và gạch dưới');
const categoryId = z.uuid('Chọn thành phần');

/** A category; the smallest precedence among several is a person's primary one. */
export const CreateCategoryInput = z.strictObject({
  code: CategoryCode,
  name: line('Nhập tên thành phần', { least: 2 }),
  precedence: Precedence,
  fromOn: Day,
});
/** Corrected name or precedence. */
export const CorrectCategoryInput = z.strictObject({
  categoryId,
  name: optionalField(line('Nhập tên thành phần', { least: 2 })),
  precedence: optionalField(Precedence),
  reason: Reason,
  revision: Revision,
});
/** `toOn` is the first day on which it is no longer used. */
export const RetireCategoryInput = z.strictObject({ categoryId, toOn: Day, reason: Reason });
/** The people who enter a category on a day. */
export const AssignCategoryInput = z.strictObject({
  categoryId,
  personIds: z.array(personId).min(1, 'Chọn ít nhất một người').max(5_000),
  fromOn: Day,
});
/** How many were not in it before. */
export const AssignCategoryOutput = z.object({ assigned: z.int() });
/** Who leaves the category, when and why. */
export const EndCategoryAssignmentInput = z.strictObject({ categoryId, personId, toOn: Day, reason: Reason });

/** A category with the number of its people on the day. */
export const CategoryLine = z.object({
  categoryId: z.uuid(),
  code: z.string(),
  name: z.string(),
  precedence: z.int(),
  fromOn: Day,
  toOn: Day.nullable(),
  people: z.int(),
  revision: z.int(),
});
/** The day; today when left out. */
export const CategoriesInput = z.strictObject({ asOf: optionalField(Day) });
/** Categories in order of precedence. */
export const CategoriesOutput = z.object({ categories: z.array(CategoryLine) });
