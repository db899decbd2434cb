import { formatDate, parseSymbol, refusalMessage, type DocumentSymbol } from '@guong/vietnamese';
import { invalid, ok, type Result } from '../../kernel/index.ts';
import type { Ctx } from '../../usecase/index.ts';
import { highestNumber, termsOf, type Identity } from './document.sql.ts';
import type { DocumentRow, IssuerRow } from './document.tables.ts';
import { isSignedBy, seriesOf, symbolFor } from './series.ts';

/** The columns that say which document it is. */
export type IdentityColumns = Identity & Pick<DocumentRow, 'symbol' | 'issued_on'>;

/** Reads a symbol as typed into the identity of a document of this body; refuses on the field `symbol`. */
export async function identify(
  ctx: Ctx,
  issuer: IssuerRow,
  typed: { readonly symbol: string; readonly issuedOn: string },
): Promise<Result<IdentityColumns>> {
  const parsed = parseSymbol(typed.symbol);
  if (!parsed.ok) return invalid('symbol', refusalMessage(parsed.reason));
  const symbol = parsed.value;
  if (!isSignedBy(symbol, issuer.code)) {
    return invalid('symbol', `Ký hiệu ghi ${symbol.issuer}, mà ${issuer.name} ký hiệu là ${issuer.code}`);
  }
  const terms = await termsOf(ctx, issuer.issuer_id);
  return ok(columnsOf(symbol, seriesOf({ style: symbol.style, issuedOn: typed.issuedOn }, terms), { issuer, typed }));
}

const columnsOf = (
  { type, number, suffix = '', canonical }: DocumentSymbol,
  series: string,
  { issuer, typed }: { readonly issuer: IssuerRow; readonly typed: { readonly issuedOn: string } },
): IdentityColumns => ({
  issuer_id: issuer.issuer_id,
  type,
  series,
  number,
  suffix,
  symbol: canonical,
  issued_on: typed.issuedOn,
});

/** Says which document bears the number already, and which number is free. */
export async function taken(ctx: Ctx, issuer: IssuerRow, twin: DocumentRow): Promise<Result<never>> {
  const next = (await highestNumber(ctx, twin)) + 1;
  const other = `${twin.symbol} ngày ${formatDate(twin.issued_on)}, “${twin.title.slice(0, 120)}”`;
  return invalid(
    'symbol',
    `Số này đã đăng ký: ${other}. Số tiếp theo còn trống: ${symbolFor(issuer.code, twin.type, next)}.`,
  );
}
