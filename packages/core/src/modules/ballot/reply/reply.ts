import { z } from 'zod';
import { conflict, dayOf, fail, invalid, ok } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { RoundId, tables } from '../ballot.schema.ts';
import { loadRound, type LoadedRound } from '../round-step.ts';
import { mayReply } from './reply.policy.ts';

const text = (most: number) =>
  z
    .string()
    .trim()
    .normalize('NFC')
    .max(most, `Dài quá ${most.toLocaleString('vi-VN')} ký tự`);
const Change = z.strictObject({
  what: text(500).min(5, 'Ghi việc sẽ thay đổi (ít nhất 5 ký tự)'),
  dueOn: z.iso.date('Nhập ngày, ví dụ 31/12/2026'),
});

/**
 * The duty of reply: whoever was rated says in public what he accepts, what he explains, and what changes by when.
 * A further version may follow; none is ever taken back. Nothing is replied to a result that was not published.
 */
export const reply = command({
  name: 'ballot.reply',
  http: 'POST /rounds/{roundId}/reply',
  summary: 'Người được góp ý trả lời công khai: tiếp thu, giải trình, việc sẽ thay đổi và thời hạn',
  input: z.strictObject({
    roundId: RoundId,
    acceptance: text(4000).min(10, 'Ghi phần tiếp thu (ít nhất 10 ký tự)'),
    explanation: text(4000).default(''),
    changes: z.array(Change).max(20, 'Nhiều nhất 20 việc').default([]),
  }),
  output: z.object({ roundId: RoundId, version: z.int(), repliedOn: z.string() }),
  async run(ctx, { roundId, ...said }) {
    const loaded = await loadRound(ctx, roundId, 'forUpdate');
    const subject = loaded && subjectOf(loaded, ctx);
    const permit = mayReply(ctx.actor, subject);
    if (!loaded || !subject || !permit) return fail({ code: 'forbidden', action: 'ballot.reply' });
    const today = dayOf(ctx.now);
    const wrong = problemOf(loaded, said, today);
    if (wrong) return wrong;
    const version = await add(ctx, { roundId, subjectNo: subject.subject_no, repliedOn: today, ...said });
    return ok({
      permit,
      value: { roundId, version, repliedOn: today },
      event: {
        type: 'ballot.replied',
        subject: roundId,
        data: { subjectNo: subject.subject_no, version, changes: said.changes.length },
      },
    });
  },
});

/** Why this cannot be said now, or nothing. */
function problemOf(
  { round }: LoadedRound,
  { changes, explanation }: Pick<Said, 'changes' | 'explanation'>,
  today: string,
) {
  if (round.reply_due_on === null) return conflict('Chỉ trả lời kết quả đã công bố.');
  if (changes.length === 0 && explanation === '') {
    return invalid('changes', 'Ghi ít nhất một việc sẽ thay đổi kèm thời hạn, hoặc giải trình vì sao chưa có');
  }
  const past = changes.findIndex(({ dueOn }) => dueOn < today);
  return past < 0 ? undefined : invalid(`changes.${past.toString()}.dueOn`, 'Thời hạn không được ở trong quá khứ');
}

const subjectOf = ({ subjects }: LoadedRound, { actor }: Ctx) =>
  subjects.find((one) => actor.kind === 'person' && one.person_id === actor.personId);

interface Said {
  readonly roundId: string;
  readonly subjectNo: number;
  readonly repliedOn: string;
  readonly acceptance: string;
  readonly explanation: string;
  readonly changes: readonly { readonly what: string; readonly dueOn: string }[];
}
/** Writes the next version; the round is locked, so two answers at once get two numbers. */
async function add(ctx: Ctx, { roundId, subjectNo, changes, ...said }: Said): Promise<number> {
  const db = tables(ctx.tx);
  const of = { tenant_id: ctx.tenantId, round_id: roundId, subject_no: subjectNo };
  const last = await db
    .selectFrom('ballot.reply')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('tenant_id', '=', ctx.tenantId)
    .where('round_id', '=', roundId)
    .where('subject_no', '=', subjectNo)
    .executeTakeFirstOrThrow();
  const version = last.count + 1;
  const { acceptance, explanation, repliedOn } = said;
  await db
    .insertInto('ballot.reply')
    .values({ ...of, version, acceptance, explanation, replied_on: repliedOn })
    .execute();
  const rows = changes.map(({ what, dueOn }, at) => ({ ...of, version, change_no: at + 1, what, due_on: dueOn }));
  if (rows.length > 0) await db.insertInto('ballot.reply_change').values(rows).execute();
  return version;
}
