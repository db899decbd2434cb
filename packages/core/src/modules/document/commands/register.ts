import type { z } from 'zod';
import { conflict, invalid, ok, timedId, type Result } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { mayKeepRegister } from '../document.policy.ts';
import { forbidden } from '../document.refusals.ts';
import { Made, RegisterInput } from '../document.schema.ts';
import { issuerById, keepKeys, lockRegister, twinOf } from '../document.sql.ts';
import { tables, type DocumentRow } from '../document.tables.ts';
import { identify, taken } from '../identify.ts';
import { registerKeys } from '../search-words.ts';

/** Enters a document into the register. A number that is taken is refused on `symbol`, naming who bears it. */
export const register = command({
  name: 'document.register',
  http: 'POST /documents',
  summary: 'Đăng ký một văn bản: cơ quan ban hành, số ký hiệu, ngày, trích yếu',
  input: RegisterInput,
  output: Made,
  async run(ctx, input) {
    const permit = mayKeepRegister(ctx.actor, 'document.register');
    if (!permit) return forbidden('document.register');
    await lockRegister(ctx);
    const entered = await enterDocument(ctx, input);
    if (!entered.ok) return entered;
    const { documentId: id, symbol, issuedOn } = entered.value;
    return ok({
      permit,
      value: { id },
      event: { type: 'document.registered', subject: id, data: { symbol, issuedOn } },
    });
  },
});

/** A document just entered. */
export interface Entered {
  readonly documentId: string;
  readonly symbol: string;
  readonly issuedOn: string;
}

/** Enters a document within a command that holds the lock of the register; refuses on the field that is wrong. */
export async function enterDocument(ctx: Ctx, input: Registered): Promise<Result<Entered>> {
  const issuer = await issuerById(ctx, input.issuerId);
  if (!issuer) return invalid('issuerId', 'Không có cơ quan ban hành này');
  const identity = await identify(ctx, issuer, input);
  if (!identity.ok) return identity;
  const days = daysOf(input);
  if (!days.ok) return days;
  const twin = await twinOf(ctx, identity.value);
  if (twin) return taken(ctx, issuer, twin);
  const document = { ...identity.value, ...days.value, ...wordsIn(input), document_id: timedId(ctx.now) };
  const added = await tables(ctx.tx)
    .insertInto('document.document')
    .values({ tenant_id: ctx.tenantId, ...registerKeys([document.symbol]), ...document, revision: 1 })
    .onConflict((clash) => clash.doNothing())
    .returning('document_id')
    .executeTakeFirst();
  if (!added) return conflict('Số này vừa có người khác đăng ký. Hãy tải lại trang để lấy số tiếp theo.');
  await keepKeys(ctx, document);
  return ok({ documentId: document.document_id, symbol: document.symbol, issuedOn: document.issued_on });
}

type Registered = Omit<z.output<typeof RegisterInput>, 'isPlain'>;

const wordsIn = ({ title, signer = '', isPublic }: Registered) => ({ title, signer, is_public: isPublic });

type Days = Pick<DocumentRow, 'effective_on' | 'expires_on'>;

/** The days between which it holds: from the day of issue, unless it says a later one. */
export function daysOf(input: Pick<Registered, 'issuedOn' | 'effectiveOn' | 'expiresOn'>) {
  const { issuedOn, effectiveOn = issuedOn, expiresOn = null } = input;
  if (effectiveOn < issuedOn) return invalid('effectiveOn', 'Ngày có hiệu lực không thể trước ngày ban hành');
  if (expiresOn !== null && expiresOn <= effectiveOn) {
    return invalid('expiresOn', 'Ngày hết hiệu lực phải sau ngày có hiệu lực');
  }
  return ok<Days>({ effective_on: effectiveOn, expires_on: expiresOn });
}
