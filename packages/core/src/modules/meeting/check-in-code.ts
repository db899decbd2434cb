import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Ctx } from '../../usecase/index.ts';
import type { MeetingRow } from './meeting.tables.ts';
import type { Proof } from './states.ts';

/** What the code of a meeting depends on. */
export type Coded = Pick<
  MeetingRow,
  'tenant_id' | 'meeting_id' | 'check_in_code' | 'check_in_mode' | 'check_in_seconds'
>;
type Keyed = Pick<Ctx, 'secrets' | 'now'>;

const DIGITS = 8;

/** Eight digits that only this house can make, keyed outside the database (RFC 4226, 5.3, with SHA-256). */
function digitsOf({ secrets }: Keyed, { tenant_id: tenantId, meeting_id: meetingId, ...row }: Coded, step: string) {
  const text = `${tenantId}/${meetingId}/${row.check_in_code}/${step}`;
  const mac = createHmac('sha256', secrets.derive('meeting/check-in')).update(text).digest();
  const at = (mac.at(-1) ?? 0) & 0x0f;
  return ((mac.readUInt32BE(at) & 0x7fffffff) % 10 ** DIGITS).toString().padStart(DIGITS, '0');
}

/** Which step of time the code stands at; always 0 for a printed one. */
export const stepOf = ({ now }: Pick<Ctx, 'now'>, meeting: Coded): number =>
  meeting.check_in_mode === 'printed' ? 0 : Math.floor(now.getTime() / (1000 * meeting.check_in_seconds));

/** The code that is shown now. */
export const codeNow = (ctx: Keyed, meeting: Coded): string =>
  digitsOf(ctx, meeting, meeting.check_in_mode === 'printed' ? 'printed' : stepOf(ctx, meeting).toString());

/** What a code proves that was typed or scanned: the one of now or of the last step; nothing when it is neither. */
export function provenBy(ctx: Keyed, meeting: Coded, typed: string): Proof | undefined {
  const code = typed.replace(/\s/g, '');
  if (meeting.check_in_mode === 'printed') return isSame(code, codeNow(ctx, meeting)) ? 'printed' : undefined;
  const step = stepOf(ctx, meeting);
  const fresh = [step, step - 1].map((one) => digitsOf(ctx, meeting, one.toString()));
  return fresh.some((one) => isSame(code, one)) ? 'qr' : undefined;
}

const isSame = (a: string, b: string): boolean =>
  Buffer.byteLength(a) === Buffer.byteLength(b) && timingSafeEqual(Buffer.from(a), Buffer.from(b));
