import { DOCUMENT_TYPES, sortKey } from '@guong/vietnamese';
import { z } from 'zod';
import { dayOf, invalid, ok } from '../../kernel/index.ts';
import { view, type Ctx, Day, optionalField } from '../../usecase/index.ts';
import { mayKeepRegister, mayReadRegister } from './document.policy.ts';
import { forbidden } from './document.refusals.ts';
import { IssuerId, TypeCode } from './document.schema.ts';
import { highestNumber, issuerById, termsOf } from './document.sql.ts';
import { tables } from './document.tables.ts';
import { seriesOf, styleOf, symbolFor } from './series.ts';

const Term = z.object({ termId: z.uuid(), name: z.string(), fromOn: z.string(), toOn: z.string().nullable() });
const Issuer = z.object({
  issuerId: z.uuid(),
  code: z.string(),
  name: z.string(),
  unitId: z.uuid().nullable(),
  isSuperior: z.boolean(),
  terms: z.array(Term),
});

/** The bodies that issue documents: ours first, then superiors, then others; each with its terms. */
export const issuers = view({
  name: 'document.issuers',
  http: 'GET /documents/issuers',
  summary: 'Các cơ quan ban hành văn bản và nhiệm kỳ của họ',
  input: z.strictObject({}),
  output: z.object({ issuers: z.array(Issuer) }),
  async run(ctx) {
    const permit = mayReadRegister(ctx.actor, 'document.issuers');
    if (!permit) return forbidden('document.issuers');
    const rows = await tables(ctx.tx)
      .selectFrom('document.issuer')
      .select(['issuer_id as issuerId', 'code', 'name', 'unit_id as unitId', 'is_superior as isSuperior'])
      .where('tenant_id', '=', ctx.tenantId)
      .execute();
    const terms = await allTerms(ctx);
    const withTerms = rows
      .toSorted(byRankThenName)
      .map((row) => ({ ...row, terms: terms.filter(({ issuerId }) => issuerId === row.issuerId) }));
    return ok({ permit, value: { issuers: withTerms } });
  },
});

interface Ranked {
  readonly unitId: string | null;
  readonly isSuperior: boolean;
  readonly name: string;
}
const rankOf = ({ unitId, isSuperior }: Ranked): number => (unitId !== null ? 0 : isSuperior ? 1 : 2);
/** In the order of the Vietnamese alphabet: Cầu before Chợ, Đầm before Gò. */
const byRankThenName = (a: Ranked, b: Ranked): number => {
  const [keyA, keyB] = [sortKey(a.name), sortKey(b.name)];
  return rankOf(a) - rankOf(b) || (keyA < keyB ? -1 : Number(keyA > keyB));
};

const allTerms = (ctx: Ctx) =>
  tables(ctx.tx)
    .selectFrom('document.term')
    .select(['term_id as termId', 'issuer_id as issuerId', 'name', 'from_on as fromOn', 'to_on as toOn'])
    .where('tenant_id', '=', ctx.tenantId)
    .orderBy('from_on')
    .execute();

/**
 * The next free number of a body for a type on a day. Nothing is kept back: whoever registers it first has it. Without a
 * known term nobody can tell, and `symbol` is null.
 */
export const nextNumber = view({
  name: 'document.nextNumber',
  http: 'GET /documents/next-number',
  summary: 'Số tiếp theo của một loại văn bản trong nhiệm kỳ (hoặc trong năm)',
  input: z.strictObject({ issuerId: IssuerId, type: TypeCode, onDay: optionalField(Day) }),
  output: z.object({ symbol: z.string().nullable(), highest: z.int() }),
  async run(ctx, { issuerId, type, onDay }) {
    const permit = mayKeepRegister(ctx.actor, 'document.nextNumber');
    if (!permit) return forbidden('document.nextNumber');
    const issuer = await issuerById(ctx, issuerId);
    if (!issuer) return invalid('issuerId', 'Không có cơ quan ban hành này');
    if (!(type in DOCUMENT_TYPES)) return invalid('type', 'Không có loại văn bản này');
    const issuedOn = onDay ?? dayOf(ctx.now);
    const series = seriesOf({ style: styleOf(issuer.code), issuedOn }, await termsOf(ctx, issuerId));
    const highest = await highestNumber(ctx, { issuer_id: issuerId, type, series });
    const symbol = series.startsWith('day:') ? null : symbolFor(issuer.code, type, highest + 1);
    return ok({ permit, value: { symbol, highest } });
  },
});
