import { z } from 'zod';
import { fail, ok } from '../../../kernel/index.ts';
import { view } from '../../../usecase/index.ts';
import { RoundId, RoundOnly, State, tables } from '../ballot.schema.ts';
import { loadRound } from '../round-step.ts';
import { countedRoundOf } from './counted-round.ts';
import { lastMinutes, recordOf } from './drawn-minutes.ts';
import { CountMinutesRecord, CountRecord } from './minutes-record.ts';
import { mayReadResult } from './release.policy.ts';

const NO_ROUND = fail({ code: 'not_found', what: 'round' });

/** The exact result, restricted: committee, leadership, inspection, office; never a subject (rulings, 9). */
export const result = view({
  name: 'ballot.result',
  http: 'GET /rounds/{roundId}/result',
  summary: 'Kết quả kiểm phiếu chính xác, chỉ cho ban kiểm phiếu và cấp có trách nhiệm',
  input: RoundOnly,
  output: z.object({ roundId: RoundId, state: State, isSigned: z.boolean(), record: CountRecord }),
  store: 'count',
  async run(ctx, { roundId }) {
    const loaded = await loadRound(ctx, roundId, 'none');
    const permit = loaded && mayReadResult('ballot.result', ctx.actor, loaded.facts);
    if (!loaded || !permit) return NO_ROUND;
    const counted = await countedRoundOf(ctx, loaded);
    if (!counted.ok) return counted;
    const record = await recordOf(ctx, loaded, counted.value);
    const { state } = loaded.round;
    return ok({ permit, value: { roundId, state, isSigned: counted.value.isSigned, record } });
  },
});

const MinutesFile = z.object({
  kind: z.enum(['minutes_pdf', 'minutes_docx']),
  sha256: z.string(),
  name: z.string(),
  size: z.int(),
});

/** The minutes as they were drawn last: the record of which PDF and DOCX are two more forms. */
export const minutes = view({
  name: 'ballot.minutes',
  http: 'GET /rounds/{roundId}/minutes',
  summary: 'Biên bản kiểm phiếu lập sau cùng và các tệp của nó',
  input: RoundOnly,
  output: z.object({
    roundId: RoundId,
    state: State,
    draftNo: z.int(),
    isConfirmed: z.boolean(),
    record: CountMinutesRecord,
    pdfSha256: z.string(),
    docxSha256: z.string(),
    /** All drawings, this one and earlier ones. */
    files: z.array(MinutesFile),
  }),
  store: 'count',
  async run(ctx, { roundId }) {
    const loaded = await loadRound(ctx, roundId, 'none');
    const permit = loaded && mayReadResult('ballot.minutes', ctx.actor, loaded.facts);
    const drawn = loaded?.round.protocol_id && permit ? await lastMinutes(ctx, loaded.round.protocol_id) : undefined;
    if (!loaded || !permit) return NO_ROUND;
    if (!drawn) return fail({ code: 'not_found', what: 'minutes' });
    const files = await tables(ctx.tx)
      .selectFrom('ballot.round_file')
      .select(['kind', 'sha256', 'name', 'size'])
      .where('tenant_id', '=', ctx.tenantId)
      .where('round_id', '=', roundId)
      .where('kind', 'in', ['minutes_pdf', 'minutes_docx'])
      .orderBy('made_at')
      .orderBy('name')
      .execute();
    return ok({
      permit,
      value: {
        roundId,
        state: loaded.round.state,
        draftNo: drawn.draft_no,
        isConfirmed: drawn.is_confirmed,
        record: CountMinutesRecord.parse(JSON.parse(drawn.record)),
        pdfSha256: drawn.pdf_sha256,
        docxSha256: drawn.docx_sha256,
        files: files.flatMap((file) => (isMinutes(file.kind) ? [{ ...file, kind: file.kind }] : [])),
      },
    });
  },
});
const isMinutes = (kind: string): kind is 'minutes_pdf' | 'minutes_docx' => kind.startsWith('minutes_');

/** The bytes of one file of the minutes, for whoever may read the exact result. */
export const minutesFile = view({
  name: 'ballot.minutesFile',
  http: 'GET /rounds/{roundId}/minutes/{sha256}',
  summary: 'Tải một tệp biên bản kiểm phiếu',
  input: z.strictObject({ roundId: RoundId, sha256: z.string().regex(/^[0-9a-f]{64}$/, 'Chọn tệp') }),
  output: z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) }),
  store: 'count',
  async run(ctx, { roundId, sha256 }) {
    const loaded = await loadRound(ctx, roundId, 'none');
    const permit = loaded && mayReadResult('ballot.minutesFile', ctx.actor, loaded.facts);
    if (!permit) return NO_ROUND;
    const file = await tables(ctx.tx)
      .selectFrom('ballot.round_file')
      .select('name')
      .where('tenant_id', '=', ctx.tenantId)
      .where('round_id', '=', roundId)
      .where('sha256', '=', sha256)
      .executeTakeFirst();
    if (!file) return fail({ code: 'not_found', what: 'file' });
    const bytes = await ctx.files.read(sha256);
    return bytes.ok ? ok({ permit, value: { name: file.name, bytes: new Uint8Array(bytes.value) } }) : bytes;
  },
});
