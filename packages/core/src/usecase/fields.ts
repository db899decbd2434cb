import { bearsUnseen, stripSoftHyphens, tidy } from '@guong/vietnamese';
import { z } from 'zod';
import { bearsSecrecyMark } from '../platform/index.ts';

/** A calendar day, `yyyy-mm-dd`; 31/02 is told apart from nothing at all. */
export const Day = z.iso.date({
  error: ({ input }) =>
    typeof input === 'string' && /^\d{4}-\d\d-\d\d$/.test(input)
      ? 'Không có ngày này trong lịch; hãy xem lại ngày và tháng'
      : 'Nhập ngày, tháng, năm',
});

/** A field that may be left empty: a form sends the empty string, JSON leaves it out. */
export const optionalField = <S extends z.ZodType>(schema: S) =>
  z.preprocess((typed) => (typed === '' || typed === null ? undefined : typed), schema.optional()).optional();

/** Metadata of a field that JSON cannot carry: the description of the REST door leaves it out. */
export const ONLY_IN_FORMS = { onlyInForms: true } as const;

/** A tick box: forms send `on` or `true` or nothing, JSON a boolean. */
export const Tick = z.preprocess(
  (typed) => (typed === 'on' || typed === 'true' ? true : typed === '' || typed === 'false' ? false : typed),
  z.boolean('Chọn có hoặc không').default(false),
);

/** The revision that the form was filled in from; a newer one in the database refuses the change. */
export const Revision = optionalField(z.coerce.number().int());

/** How long a line may be, in characters. */
interface Length {
  readonly least?: number;
  readonly most?: number;
}

const tidyLine = (message: string, { least = 1, most = 200 }: Length) =>
  z
    .string(message)
    .overwrite((typed) => tidy(stripSoftHyphens(typed)))
    .min(least, message)
    .max(most, `Dài quá ${String(most)} ký tự`);

/**
 * One line of text as people type it: tidied (NFC, single spaces), `least` to `most` characters. For names, which end up in
 * sealed manifests: those hold nothing that nobody sees.
 */
export const line = (message: string, length: Length = {}) =>
  tidyLine(message, length).refine((text) => !bearsUnseen(text), 'Bỏ ký tự không nhìn thấy');

/** The same for rooms whose texts could be secret: a mark of secrecy in it is refused with the room's own sentence. */
export const openLine =
  (refusal: string) =>
  (message: string, { least = 1, most = 500 }: Length = {}) =>
    tidyLine(message, { least, most }).refine((text) => !bearsSecrecyMark(text), refusal);
