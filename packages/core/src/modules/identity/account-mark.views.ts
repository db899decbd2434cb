import { createHmac } from 'node:crypto';
import type { Ctx } from '../../usecase/index.ts';
import { accountById } from './account.sql.ts';

/** What another room may know of an account: whose it is, whether it is in use, and a mark that a new password changes. */
export interface AccountMark {
  readonly personId: string;
  readonly isActive: boolean;
  readonly mark: string;
}

/** The mark of an account: what hangs on it (a link, a code) is void once the password has changed. */
export async function accountMark(ctx: Ctx, accountId: string): Promise<AccountMark | undefined> {
  const account = await accountById(ctx, accountId);
  if (!account) return undefined;
  const key = ctx.secrets.derive('account.mark');
  const mark = createHmac('sha256', key)
    .update(account.password_hash ?? '')
    .digest('hex');
  return { personId: account.person_id, isActive: account.state === 'active', mark };
}
