import { ok } from '../../kernel/index.ts';
import { lastOfType, verifyAudit as walkChain, view } from '../../usecase/index.ts';
import { mayOperate } from './operation.policy.ts';
import { forbidden } from './operation.refusals.ts';
import { NoInput, UpkeepOutput, VerifyAuditInput, VerifyAuditOutput } from './operation.schema.ts';

/** Walks the chain of the tenant; with a printed checkpoint it also finds one that was cut and regrown. */
export const verifyAudit = view({
  name: 'operation.verifyAudit',
  http: 'none',
  summary: 'Kiểm tra chuỗi nhật ký từ dòng đầu đến dòng cuối',
  input: VerifyAuditInput,
  output: VerifyAuditOutput,
  async run(ctx, { checkpoint }) {
    const permit = mayOperate(ctx.actor, 'operation.verifyAudit');
    if (!permit) return forbidden('operation.verifyAudit');
    return ok({ permit, value: await walkChain(ctx.tx, ctx.tenantId, checkpoint) });
  },
});

/** When each kind of upkeep was last done, read from the chain itself. */
export const upkeep = view({
  name: 'operation.upkeep',
  http: 'none',
  summary: 'Xem lần dọn dẹp, chốt nhật ký và sao lưu gần nhất',
  input: NoInput,
  output: UpkeepOutput,
  async run(ctx) {
    const permit = mayOperate(ctx.actor, 'operation.upkeep');
    if (!permit) return forbidden('operation.upkeep');
    const at = (type: string) => lastOfType(ctx.tx, ctx.tenantId, type);
    const value = {
      sweptAt: await at('identity.swept'),
      checkpointAt: await at('operation.checkpoint_taken'),
      backedUpAt: await at('operation.backed_up'),
    };
    return ok({ permit, value });
  },
});
