import { dayOf, ok } from '@guong/core/kernel';
import { openHouse } from '@guong/core/house';
import { listTenants, transaction } from '@guong/core/platform';
import { auditCheckpoint, readCheckpoint, verifyAudit } from '@guong/core/usecase';
import type { CliCommand } from './command.ts';

/** `guong audit verify [line]`: walks every chain; with a printed line also finds one that was cut and regrown. */
export const audit: CliCommand = {
  name: 'audit',
  usage: 'guong audit verify ["dòng đã in"] | audit checkpoint',
  summary: 'Kiểm tra chuỗi nhật ký, hoặc in dòng chốt của hôm nay.',
  async run({ args: [what, line], settings, clock, say }) {
    if (what !== 'verify' && what !== 'checkpoint') return 2;
    const house = await openHouse(settings, { clock, as: 'visit' });
    const { app } = house;
    try {
      let code = 0;
      for (const { tenantId, name } of await listTenants(app.stores.app)) {
        const mode = { tenantId, readOnly: what === 'verify' };
        if (what === 'checkpoint') {
          const made = await transaction(app.stores.app, mode, async (tx) =>
            ok(await auditCheckpoint(tx, tenantId, dayOf(clock()))),
          );
          if (made.ok) say(`${name}: ${made.value.line}`);
          continue;
        }
        const point = line === undefined ? undefined : readCheckpoint(line);
        const verdict = await transaction(app.stores.app, mode, async (tx) =>
          ok(await verifyAudit(tx, tenantId, point)),
        );
        if (!verdict.ok) return 1;
        const found = verdict.value;
        say(
          found.holds
            ? `${name}: ${found.count.toString()} dòng, chuỗi khớp`
            : `${name}: SAI ở dòng ${found.seq.toString()} (${found.problem})`,
        );
        if (!found.holds) code = 1;
      }
      return code;
    } finally {
      await house.close();
    }
  },
};
