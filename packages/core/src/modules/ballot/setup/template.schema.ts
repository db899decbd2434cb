import { bearsUnseen } from '@guong/vietnamese';
import { z } from 'zod';
import { Kind } from '../ballot.schema.ts';

/** GBP-1 refuses control and formatting characters in a manifest, so no template may carry them either. */
const words = (what: string, most: number) =>
  z
    .string()
    .trim()
    .normalize('NFC')
    .min(1, `Nhập ${what}`)
    .max(most, `${what.replace(/^./, (first) => first.toUpperCase())} dài quá ${most} ký tự`)
    .refine((text) => !bearsUnseen(text), `Bỏ ký tự không nhìn thấy trong ${what}`);
const allDifferent = (texts: readonly string[]): boolean =>
  new Set(texts.map((text) => text.toLowerCase())).size === texts.length;

/** One question with its levels, best first. */
const TemplateItemShape = z.strictObject({
  text: words('nội dung', 300),
  levels: z
    .array(words('tên mức', 60))
    .min(2, 'Cần ít nhất 2 mức')
    .max(5, 'Nhiều nhất 5 mức')
    .refine(allDifferent, 'Hai mức không được trùng tên'),
});

/** The code of a template; it stands in the manifest as the template's identifier. */
export const TemplateCode = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{1,39}$/, 'Mã mẫu gồm 2 đến 40 chữ thường không dấu, số, gạch nối');

/** A template as it is typed and shown: code and version name it, the rest is its text. */
export const templateFields = {
  title: words('tên mẫu', 200),
  kind: Kind,
  items: z
    .array(TemplateItemShape)
    .min(1, 'Cần ít nhất 1 nội dung')
    .max(40, 'Nhiều nhất 40 nội dung')
    .refine((items) => allDifferent(items.map(({ text }) => text)), 'Hai nội dung không được trùng nhau'),
  blankRule: z.enum(['blank', 'invalid'], 'Chọn cách tính ô bỏ trống'),
  denominator: z.enum(['valid', 'collected'], 'Chọn mẫu số của tỷ lệ'),
  commentBytes: z.int().min(0).max(4096),
};
