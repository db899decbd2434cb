import { bearsUnseen, tidy } from '@guong/vietnamese';
import { z } from 'zod';
import { Instant } from '../ballot.schema.ts';

/** GBP-1 seals the title: what nobody sees is refused here, not on the day of sealing. */
const words = (what: string, most: number) =>
  z
    .string()
    .overwrite(tidy)
    .min(1, `Nhập ${what}`)
    .max(most, `${what} dài quá ${most} ký tự`)
    .refine((text) => !bearsUnseen(text), `Bỏ ký tự không nhìn thấy trong ${what}`);

/** What an officer types about a round; the same for creating and editing. */
export const roundFields = {
  title: words('tên đợt', 200),
  purpose: words('mục đích', 1000),
  planSymbol: words('số, ký hiệu kế hoạch', 60),
  place: words('địa điểm', 200),
  superior: words('cấp trên nhận báo cáo', 200),
  issueOpensAt: Instant,
  issueClosesAt: Instant,
  castOpensAt: Instant,
  castClosesAt: Instant,
  isEarlyEndAllowed: z.boolean(),
  epochMinimum: z.int().min(1).max(1000),
  epochMinutes: z.int().min(0).max(1440),
  rsaBits: z.union([z.literal(2048), z.literal(3072)]),
};
/** The same, parsed. */
export type RoundFields = z.output<z.ZodObject<typeof roundFields>>;

/** Phases must follow one another; the message names the field to change. */
export function phaseProblem(fields: RoundFields): Record<string, string> | undefined {
  const { issueOpensAt, issueClosesAt, castOpensAt, castClosesAt } = fields;
  if (issueClosesAt <= issueOpensAt) return { issueClosesAt: 'Kết thúc phát phiếu phải sau khi bắt đầu phát phiếu' };
  if (castOpensAt < issueClosesAt) return { castOpensAt: 'Chỉ mở hòm phiếu sau khi kết thúc phát phiếu' };
  if (castClosesAt <= castOpensAt) return { castClosesAt: 'Đóng hòm phiếu phải sau khi mở hòm phiếu' };
  return undefined;
}

/** The columns of `ballot.round` that these fields fill. */
export const columnsOf = (fields: RoundFields) => ({
  title: fields.title,
  purpose: fields.purpose,
  plan_symbol: fields.planSymbol,
  place: fields.place,
  superior: fields.superior,
  issue_opens_at: fields.issueOpensAt,
  issue_closes_at: fields.issueClosesAt,
  cast_opens_at: fields.castOpensAt,
  cast_closes_at: fields.castClosesAt,
  is_early_end_allowed: fields.isEarlyEndAllowed,
  epoch_minimum: fields.epochMinimum,
  epoch_minutes: fields.epochMinutes,
  rsa_bits: fields.rsaBits,
});
