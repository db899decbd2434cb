import { ok } from '../../../kernel/index.ts';
import { command } from '../../../usecase/index.ts';
import { isSame, stopKey } from '../keys.ts';
import { changeAddress, dropWaiting, lockAddress, takeAddressAway } from '../letter.sql.ts';
import { mayStop } from '../mail.policy.ts';
import { forbidden, missing } from '../mail.refusals.ts';
import { StateOutput, StopInput } from '../mail.schema.ts';

/** Stops all mail to an address, by the key that each letter carries: nobody has to sign in to be left in peace. */
export const stop = command({
  name: 'mail.stop',
  http: 'none',
  summary: 'Ngừng mọi thư điện tử gửi tới một địa chỉ, bằng liên kết ở cuối thư',
  input: StopInput,
  output: StateOutput,
  async run(ctx, { accountId, key }) {
    const permit = mayStop(ctx.actor);
    if (!permit) return forbidden('mail.stop');
    const row = await lockAddress(ctx, accountId);
    if (!row || !isSame(key, stopKey(ctx, row))) return missing('address');
    // Whoever stops the letter that asks for a confirmation is not its reader: the address goes, or choosing would confirm it.
    if (row.state === 'pending') await takeAddressAway(ctx, accountId);
    else await changeAddress(ctx, accountId, { state: 'stopped' });
    await dropWaiting(ctx, accountId, 'stopped by the link');
    const event = { type: 'mail.stopped', subject: accountId, data: {} };
    return ok({ permit, value: { state: 'stopped' as const }, event });
  },
});
