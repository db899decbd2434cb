import { tidy } from '@guong/vietnamese';
import { z } from 'zod';

/** Why something already written is changed; kept with the values it replaces. */
export const Reason = z
  .string('Nêu lý do')
  .overwrite(tidy)
  .min(5, 'Nêu lý do (ít nhất 5 ký tự)')
  .max(500, 'Lý do dài quá 500 ký tự');

/** Where something stands in an ordered list; the smallest number comes first. */
export const Precedence = z.coerce
  .number('Nhập số thứ tự')
  .int('Nhập số nguyên')
  .min(0, 'Nhập số từ 0')
  .max(100_000, 'Số quá lớn');

/** What correcting or ending anything answers: the id and its new revision. */
export const Changed = z.object({ id: z.uuid(), revision: z.int() });
