import { z } from 'zod';
import { dayOf, ZONE } from '../../../../kernel/index.ts';
import type { Ctx } from '../../../../usecase/index.ts';
import type { RoundRow } from '../../ballot.schema.ts';
import { roundFingerprint } from '../../protocol.ts';
import { releaseTables } from '../release.schema.ts';

/** A paper as a file to take away. */
export const PaperFile = z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) });
/** The two forms of an official paper. */
export const Format = z.enum(['pdf', 'docx'], 'Chọn PDF hoặc DOCX');

/** The name of the committee that issues the papers. */
export const issuerOf = async (ctx: Ctx): Promise<string> =>
  (
    await releaseTables(ctx.tx)
      .selectFrom('platform.tenant')
      .select('name')
      .where('tenant_id', '=', ctx.tenantId)
      .executeTakeFirstOrThrow()
  ).name;

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' });
/** `08 giờ 30 ngày 22/11/2026`, as Ha Noi reads its clock. */
function shortInstant(at: Date): string {
  const [hour = '', minute = ''] = clock.format(at).split(':');
  return `${hour} giờ ${minute} ngày ${dayOf(at).split('-').reverse().join('/')}`;
}

/** What happens when, for a poster and for invitations. */
export const timesOf = (round: RoundRow): readonly { readonly label: string; readonly text: string }[] => [
  { label: 'Nhận phiếu', text: `${shortInstant(round.issue_opens_at)} đến ${shortInstant(round.issue_closes_at)}` },
  { label: 'Bỏ phiếu', text: `${shortInstant(round.cast_opens_at)} đến ${shortInstant(round.cast_closes_at)}` },
  { label: 'Nơi kiểm phiếu', text: round.place },
];

/** The eight words of a sealed round; none before. */
export const wordsOf = ({ protocol_id }: RoundRow): readonly string[] =>
  protocol_id === null ? [] : roundFingerprint(new Uint8Array(Buffer.from(protocol_id, 'hex')));

/** Where voters go: the address as people read it, and as a code carries it. */
export function addressOf({ settings }: Ctx): { readonly address: string; readonly qrText: string } {
  const { mainOrigin } = settings;
  return { address: mainOrigin.replace(/^https?:\/\//, ''), qrText: `${mainOrigin}/receive` };
}

/** Whoever has no phone has an equal way; the same sentence on every paper. */
export const HELP =
  'Không dùng điện thoại hoặc cần giúp đỡ: đến bàn ban kiểm phiếu tại nơi tổ chức, giá trị như nhau, không ai ghi lại ai đã nhờ giúp.';
