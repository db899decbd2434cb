import { fail, ok, say, type Fault, type Result, type Said } from '../../../kernel/index.ts';
import { perform, type JobKind, type Outcome, type Work } from '../../../usecase/index.ts';
import { carryOutTelling, STEPS } from './carry-out-import.ts';
import { CARRY_OUT, failImport } from './confirm-import.ts';
import { mayImport } from './import.policy.ts';

/** Carries a confirmed import out and tells the person who waits how far it is. */
export const importJob: JobKind = {
  name: CARRY_OUT,
  async run(work) {
    // Told without waiting: progress goes over another connection, which may only be free when the transaction ends.
    const telling: Promise<void>[] = [];
    const told = (done: number, message: Said): void => {
      telling.push(work.progress({ done, total: STEPS, message }));
    };
    if (!mayImport(work.orderedBy, 'org.confirmImport')) return failed(work, NO_LONGER);
    told(0, say`Đang đối chiếu với những người đã có`);
    const { importId } = work.input;
    const result = await perform(
      work.app,
      work.actor,
      carryOutTelling(told),
      { importId },
      { idempotencyKey: work.key },
    );
    await Promise.all(telling);
    if (!result.ok) return failed(work, result.fault);
    await work.progress({ done: STEPS, total: STEPS });
    const { added, known } = result.value;
    return ok({ message: say`Đã thêm ${String(added)} người mới, nhận ra ${String(known)} người đã có.` });
  },
};

/** Whoever confirmed the list has lost the right to since, or the account is not in use any more (AUT-7). */
const NO_LONGER: Fault = {
  code: 'conflict',
  reason:
    'Người đã xác nhận không còn quyền nhập danh sách, nên chưa ghi dòng nào. Người khác của văn phòng có thể xác nhận lại.',
};

async function failed({ app, actor, input }: Work, fault: Fault): Promise<Result<Outcome>> {
  const { importId } = input;
  const noted = await perform(app, actor, failImport, { importId, failure: reasonOf(fault) });
  return noted.ok ? fail(fault) : noted;
}

function reasonOf(fault: Fault): string {
  if (fault.code === 'conflict' || fault.code === 'unavailable') return fault.reason.slice(0, 1_000);
  if (fault.code === 'invalid') return Object.values(fault.fields).join(' ').slice(0, 1_000);
  return 'Không ghi được lần nhập này.';
}
