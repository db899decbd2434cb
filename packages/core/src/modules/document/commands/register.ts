import type { z } from 'zod';
import { conflict, fail, invalid, ok, timedId, type Result } from '../../../kernel/index.ts';
import type { ReadFile } from '../../../platform/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import type { AttachmentKind } from '../attachment-kinds.ts';
import { mayKeepRegister } from '../document.policy.ts';
import { forbidden } from '../document.refusals.ts';
import { Made, RegisterInput, type LineInput } from '../document.schema.ts';
import { issuerById, keepKeys, lockRegister, twinOf } from '../document.sql.ts';
import { tables, type DocumentRow } from '../document.tables.ts';
import { documentMeant } from '../document-meant.ts';
import { identify, taken } from '../identify.ts';
import { keepLink, mayPoint } from '../keep-link.ts';
import type { LinkKind } from '../link-kinds.ts';
import { registerKeys } from '../search-words.ts';
import { enterFile, takeFile } from './attachments.ts';

/**
 * Enters a document into the register, with its first file and its first link where they were sent: all of it or nothing.
 * A number that is taken is refused on `symbol`, naming who bears it; the file on `file`, the other document on `link.symbol`.
 */
export const register = command({
  name: 'document.register',
  http: 'POST /documents',
  summary: 'Đăng ký một văn bản: cơ quan ban hành, số ký hiệu, ngày, trích yếu; kèm luôn một liên kết nếu có',
  input: RegisterInput,
  output: Made,
  async run(ctx, input) {
    const permit = mayKeepRegister(ctx.actor, 'document.register');
    if (!permit) return forbidden('document.register');
    const entered = await enterWhole(ctx, input);
    if (!entered.ok) return entered;
    const { documentId: subject, ...data } = entered.value;
    return ok({ permit, value: { id: subject }, event: { type: 'document.registered', subject, data } });
  },
});

type Sent = z.output<typeof RegisterInput>;

/** The document with its file and its link, all of it or nothing; answers what the journal tells of it. */
async function enterWhole(
  ctx: Ctx,
  { file, fileKind = 'original', link, ...line }: Sent,
): Promise<Result<Entered & LinkTold & FileTold>> {
  // Before the lock: opening a large file takes a while, and the register waits for nobody's file.
  const taken = await fileIn(ctx, file);
  await lockRegister(ctx);
  const above = await aboveIn(ctx, link, line.issuedOn);
  const entered = await enterDocument(ctx, line);
  if (!taken.ok || !above.ok || !entered.ok) return allRefused([entered, taken, above]);
  const { documentId } = entered.value;
  const linked = await linkUp(ctx, { fromId: documentId, toId: above.value, kind: link?.kind });
  if (!linked.ok) return linked;
  const filed = await fileUnder(ctx, { documentId, kind: fileKind }, taken.value);
  return ok({ ...entered.value, ...linked.value, ...filed });
}

const fileIn = async (ctx: Ctx, file: Sent['file']): Promise<Result<ReadFile | undefined>> =>
  file ? takeFile(ctx, file) : ok(undefined);

const aboveIn = async (ctx: Ctx, link: Sent['link'], issuedOn: string): Promise<Result<string | undefined>> =>
  link ? documentMeant(ctx, link, issuedOn) : ok(undefined);

interface FileTold {
  readonly fileKind?: AttachmentKind;
  readonly sha256?: string;
}
async function fileUnder(
  ctx: Ctx,
  of: { readonly documentId: string; readonly kind: AttachmentKind },
  file: ReadFile | undefined,
): Promise<FileTold> {
  if (!file) return {};
  const { sha256 } = await enterFile(ctx, of, file);
  return { fileKind: of.kind, sha256 };
}

/** Everything that is wrong at once, in the order of the form: a browser forgets the chosen file with every refusal. */
function allRefused(results: readonly Result<unknown>[]): Result<never> {
  const faults = results.flatMap((result) => (result.ok ? [] : [result.fault]));
  const fields = faults.flatMap((fault) => (fault.code === 'invalid' ? Object.entries(fault.fields) : []));
  return fail(faults.find(({ code }) => code !== 'invalid') ?? { code: 'invalid', fields: Object.fromEntries(fields) });
}

interface LinkTold {
  readonly toId?: string;
  readonly kind?: LinkKind;
}
/** Writes the link of a document just entered, where there is one; what is wrong with it is wrong with the symbol typed. */
async function linkUp(
  ctx: Ctx,
  {
    fromId,
    toId,
    kind,
  }: { readonly fromId: string; readonly toId: string | undefined; readonly kind?: LinkKind | undefined },
): Promise<Result<LinkTold>> {
  if (toId === undefined || kind === undefined) return ok({});
  const sound = await mayPoint(ctx, { fromId, toId, kind });
  if (!sound.ok && sound.fault.code === 'invalid') return invalid('link.symbol', sound.fault.fields['toId'] ?? '');
  if (!sound.ok) return sound;
  const kept = await keepLink(ctx, { fromId, toId, kind });
  return kept.ok ? ok({ toId, kind }) : kept;
}

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

type Registered = Omit<z.output<typeof LineInput>, 'isPlain'>;

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
