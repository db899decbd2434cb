import { tidy } from '@guong/vietnamese';
import { z } from 'zod';

/** A calendar day, `yyyy-mm-dd`. */
export const Day = z.iso.date('Nhập ngày, tháng, năm');

/** Why something already written is changed; kept with the values it replaces. */
export const Reason = z
  .string('Nêu lý do')
  .overwrite(tidy)
  .min(5, 'Nêu lý do (ít nhất 5 ký tự)')
  .max(500, 'Lý do dài quá 500 ký tự');

/** One line of text as people type it: tidied (NFC, single spaces), `least` to `most` characters. */
export const line = (message: string, { least = 1, most = 200 }: { least?: number; most?: number } = {}) =>
  z
    .string(message)
    .overwrite(tidy)
    .min(least, message)
    .max(most, `Dài quá ${String(most)} ký tự`);

/** A field that may be left empty: a form sends the empty string, JSON leaves it out. */
export const optionalField = <S extends z.ZodType>(schema: S) =>
  z.preprocess((typed) => (typed === '' || typed === null ? undefined : typed), schema.optional()).optional();

/** A tick box: forms send `on` or nothing, JSON a boolean. */
export const Tick = z.preprocess(
  (typed) => (typed === 'on' || typed === 'true' ? true : typed === '' || typed === 'false' ? false : typed),
  z.boolean('Chọn có hoặc không').default(false),
);

/** Where something stands in an ordered list; the smallest number comes first. */
export const Precedence = z.coerce
  .number('Nhập số thứ tự')
  .int('Nhập số nguyên')
  .min(0, 'Nhập số từ 0')
  .max(100_000, 'Số quá lớn');

/** The revision that the form was filled in from; a newer one in the database refuses the change. */
export const Revision = optionalField(z.coerce.number().int());

/** What correcting or ending anything answers: the id and its new revision. */
export const Changed = z.object({ id: z.uuid(), revision: z.int() });
