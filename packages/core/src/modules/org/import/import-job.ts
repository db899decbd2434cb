import { fail, ok, type Fault } from '../../../kernel/index.ts';
import { perform, type JobKind } from '../../../usecase/index.ts';
import { carryOutTelling, STEPS } from './carry-out-import.ts';
import { CARRY_OUT, failImport } from './confirm-import.ts';

/** Carries a confirmed import out and tells the person who waits how far it is. */
export const importJob: JobKind = {
  name: CARRY_OUT,
  async run(work) {
    // Told without waiting: progress goes over another connection, which may only be free when the transaction ends.
    const telling: Promise<void>[] = [];
    const told = (done: number, message: string): void => {
      telling.push(work.progress({ done, total: STEPS, message }));
    };
    told(0, 'Đang đối chiếu với những người đã có');
    const { importId } = work.input;
    const result = await perform(
      work.app,
      work.actor,
      carryOutTelling(told),
      { importId },
      { idempotencyKey: work.key },
    );
    await Promise.all(telling);
    if (!result.ok) {
      const failure = reasonOf(result.fault);
      const noted = await perform(work.app, work.actor, failImport, { importId, failure });
      return noted.ok ? fail(result.fault) : noted;
    }
    await work.progress({ done: STEPS, total: STEPS });
    const { added, known } = result.value;
    return ok({ message: `Đã thêm ${String(added)} người mới, nhận ra ${String(known)} người đã có.` });
  },
};

function reasonOf(fault: Fault): string {
  if (fault.code === 'conflict' || fault.code === 'unavailable') return fault.reason.slice(0, 1_000);
  if (fault.code === 'invalid') return Object.values(fault.fields).join(' ').slice(0, 1_000);
  return 'Không ghi được lần nhập này.';
}
