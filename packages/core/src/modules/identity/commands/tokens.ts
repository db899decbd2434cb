import { DAY_MS, conflict, dayOf, ok, opaqueId } from '../../../kernel/index.ts';
import { command } from '../../../usecase/index.ts';
import { ownAccount } from '../account.sql.ts';
import { mayKeepOwn } from '../identity.policy.ts';
import { forbidden, missing } from '../identity.refusals.ts';
import { tables } from '../identity.tables.ts';
import { provenSelf } from '../oneself.ts';
import { newSecret, sha256 } from '../secret-text.ts';
import { CreateTokenInput, CreateTokenOutput, RevokeTokenInput, RevokeTokenOutput } from '../token.schema.ts';

/** Makes a token for another program. It reaches the named use cases only, with the powers its owner has that day. */
export const createToken = command({
  name: 'identity.createToken',
  http: 'none',
  summary: 'Tạo mã truy cập cho phần mềm khác, giới hạn theo chức năng và thời hạn',
  answersSecret: true,
  input: CreateTokenInput,
  output: CreateTokenOutput,
  async run(ctx, { name, scopes, validDays }) {
    const permit = mayKeepOwn(ctx.actor, 'identity.createToken');
    if (!permit) return forbidden('identity.createToken');
    const self = await provenSelf(ctx);
    if (!self.ok) return self;
    const { account, actor } = self.value;
    const [tokenId, token] = [opaqueId(), newSecret('gt_', 32)];
    const expiresOn = dayOf(new Date(ctx.now.getTime() + validDays * DAY_MS));
    await tables(ctx.tx)
      .insertInto('identity.api_token')
      .values({
        tenant_id: ctx.tenantId,
        token_id: tokenId,
        token_hash: sha256(token),
        account_id: account.account_id,
        name,
        scopes: [...new Set(scopes)],
        // A token is worth no more than the sign-in that made it.
        factors: actor.factors,
        created_on: dayOf(ctx.now),
        expires_on: expiresOn,
        last_used_on: null,
        revoked_on: null,
      })
      .execute();
    return ok({
      permit,
      value: { tokenId, token, expiresOn },
      event: { type: 'identity.token_created', subject: account.person_id, data: { tokenId, name, scopes, expiresOn } },
    });
  },
});

/** Ends one of one's own tokens, at once. */
export const revokeToken = command({
  name: 'identity.revokeToken',
  http: 'none',
  summary: 'Thu hồi một mã truy cập của mình',
  input: RevokeTokenInput,
  output: RevokeTokenOutput,
  async run(ctx, { tokenId }) {
    const permit = mayKeepOwn(ctx.actor, 'identity.revokeToken');
    const account = permit && (await ownAccount(ctx));
    if (!permit || !account) return forbidden('identity.revokeToken');
    const mine = tables(ctx.tx)
      .selectFrom('identity.api_token')
      .select('revoked_on')
      .where('tenant_id', '=', ctx.tenantId)
      .where('account_id', '=', account.account_id)
      .where('token_id', '=', tokenId)
      .forUpdate();
    const found = await mine.executeTakeFirst();
    if (!found) return missing('token');
    if (found.revoked_on !== null) return conflict('Mã này đã thu hồi.');
    const revokedOn = dayOf(ctx.now);
    await tables(ctx.tx)
      .updateTable('identity.api_token')
      .set({ revoked_on: revokedOn })
      .where('tenant_id', '=', ctx.tenantId)
      .where('token_id', '=', tokenId)
      .execute();
    return ok({
      permit,
      value: { tokenId, revokedOn },
      event: { type: 'identity.token_revoked', subject: account.person_id, data: { tokenId } },
    });
  },
});
