import { dayOf, ok } from '@guong/core/kernel';
import { openHouse } from '@guong/core/house';
import { listTenants, transaction, type Tenant } from '@guong/core/platform';
import { auditCheckpoint, readCheckpoint, verifyAudit, type App } from '@guong/core/usecase';
import type { CliCommand } from './command.ts';

/** `guong audit verify [line]`: walks every chain; with a printed line also finds one that was cut and regrown. */
export const audit: CliCommand = {
  name: 'audit',
  usage: 'guong audit verify ["dòng đã in"] | audit checkpoint',
  summary: 'Kiểm tra chuỗi nhật ký, hoặc in dòng chốt của hôm nay.',
  async run({ args: [what, line], settings, clock, say }) {
    const work = what === 'verify' ? verifyOne : what === 'checkpoint' ? checkpointOne : undefined;
    if (!work) return 2;
    const house = await openHouse(settings, { clock, as: 'visit' });
    try {
      const tenants = await listTenants(house.app.stores.app);
      const found = [];
      for (const tenant of tenants) found.push(await work(house.app, tenant, line));
      found.forEach((one) => {
        say(one.said);
      });
      return found.every((one) => one.isSound) ? 0 : 1;
    } finally {
      await house.close();
    }
  },
};

interface Found {
  readonly said: string;
  readonly isSound: boolean;
}

async function verifyOne(app: App, { tenantId, name }: Tenant, line: string | undefined): Promise<Found> {
  const point = line === undefined ? undefined : readCheckpoint(line);
  const mode = { tenantId, readOnly: true };
  const verdict = await transaction(app.stores.app, mode, async (tx) => ok(await verifyAudit(tx, tenantId, point)));
  if (!verdict.ok) return { said: `${name}: ${verdict.fault.code}`, isSound: false };
  const found = verdict.value;
  if (found.holds) return { said: `${name}: ${found.count.toString()} dòng, chuỗi khớp`, isSound: true };
  return { said: `${name}: SAI ở dòng ${found.seq.toString()} (${found.problem})`, isSound: false };
}

async function checkpointOne(app: App, { tenantId, name }: Tenant): Promise<Found> {
  const day = dayOf(app.clock());
  const mode = { tenantId, readOnly: false };
  const made = await transaction(app.stores.app, mode, async (tx) => ok(await auditCheckpoint(tx, tenantId, day)));
  return made.ok ? { said: `${name}: ${made.value.line}`, isSound: true } : { said: made.fault.code, isSound: false };
}
