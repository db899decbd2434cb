import { foldAll, parseSymbol } from '@guong/vietnamese';
import { invalid, ok, type Result } from '../../kernel/index.ts';
import type { Ctx } from '../../usecase/index.ts';
import type { DocumentLine } from './document.schema.ts';
import { foundDocuments } from './find.views.ts';

/** The other end of a link as somebody gave it: the id that he chose, or the symbol that he typed. */
export interface Meant {
  readonly symbol?: string | undefined;
  readonly toId?: string | undefined;
}

const LOOKED_AT = 50;

/**
 * The id of the document that is meant. Only the one that bears the very symbol, with or without its diacritics, is taken
 * without asking: words of a symbol also stand in the titles of others. Refuses on `link.symbol`.
 */
export async function documentMeant(ctx: Ctx, { symbol, toId }: Meant, issuedOn: string): Promise<Result<string>> {
  if (toId !== undefined) return ok(toId);
  if (symbol === undefined) return invalid('link.symbol', 'Nhập số, ký hiệu của văn bản kia');
  const { documents } = await foundDocuments(ctx, { query: symbol, limit: LOOKED_AT, offset: 0 });
  const [one, ...more] = bearing(documents, symbol);
  if (one && more.length === 0) return ok(one.documentId);
  if (one) return invalid('link.symbol', `${one.symbol} có ở nhiều cơ quan; hãy chọn đúng văn bản trong danh sách`);
  const near = await foundDocuments(ctx, { query: symbol, until: issuedOn, limit: 1, offset: 0 });
  return invalid('link.symbol', near.total > 0 ? CHOOSE : NOT_THERE);
}

const CHOOSE = 'Không có văn bản nào đúng số ký hiệu này; hãy chọn trong các văn bản tìm thấy, hoặc gõ lại';
const NOT_THERE = 'Sổ chưa có văn bản này; hãy xem lại số ký hiệu, hoặc để trống và thêm liên kết sau';

function bearing(documents: readonly DocumentLine[], typed: string): readonly DocumentLine[] {
  const parsed = parseSymbol(typed);
  const sought = foldAll(parsed.ok ? parsed.value.canonical : typed);
  return documents.filter(({ symbol }) => foldAll(symbol) === sought);
}
