import { parseArgs } from 'node:util';
import { openHouse } from '@guong/core/house';
import { document } from '@guong/core/document';
import type { Fault } from '@guong/core/kernel';
import { org } from '@guong/core/org';
import { listTenants } from '@guong/core/platform';
import { perform, type App, type SystemActor } from '@guong/core/usecase';
import type { CliCommand } from './command.ts';

const OPTIONS = {
  above: { type: 'string' },
  unit: { type: 'string' },
  below: { type: 'string' },
} as const;

/** Which unit of which committee is which other committee of this installation, all by their codes. */
export interface Joining {
  readonly above: string;
  readonly unit: string;
  readonly below: string;
}

/** `guong join …`: from now on a unit receives in its own house what it is asked, and what it was asked before at once. */
export const join: CliCommand = {
  name: 'join',
  usage: 'guong join --above SH --unit P02 --below HG',
  summary: 'Nối một đơn vị của đảng bộ trên với đảng bộ riêng của nó: văn bản giao xuống sẽ tới đó.',
  async run({ args, settings, clock, say }) {
    const joining = joiningFrom(args);
    if (!joining) return 2;
    const house = await openHouse(settings, { clock, as: 'visit' });
    try {
      const refusal = await joinCommittees(house.app, joining);
      say(refusal ?? 'Đã nối. Việc còn chờ được gửi xuống khi máy chủ chạy. / Joined; the server carries what waits.');
      return refusal === undefined ? 0 : 1;
    } finally {
      await house.close();
    }
  },
};

function joiningFrom(args: readonly string[]): Joining | undefined {
  try {
    const { above, unit, below } = parseArgs({ args: [...args], options: OPTIONS }).values;
    return above === undefined || unit === undefined || below === undefined ? undefined : { above, unit, below };
  } catch {
    return undefined;
  }
}

/** Joins the two; answers why not, or nothing when it is done. */
export async function joinCommittees(app: App, { above, unit, below }: Joining): Promise<string | undefined> {
  const tenants = await listTenants(app.stores.app);
  const idOf = (code: string) => tenants.find((tenant) => tenant.code === code.toLowerCase())?.tenantId;
  const [tenantId, childTenantId] = [idOf(above), idOf(below)];
  if (tenantId === undefined || childTenantId === undefined) {
    return `Chỉ có các đảng bộ: ${tenants.map(({ code }) => code).join(', ')}.`;
  }
  const system: SystemActor = { kind: 'system', tenantId, job: 'join' };
  const unitId = await unitOf(app, system, unit);
  if (unitId === undefined) return `Không có đơn vị mang mã ${unit}.`;
  const done = await perform(app, system, document.joinUnit, { unitId, childTenantId });
  return done.ok ? undefined : saidOf(done.fault);
}

async function unitOf(app: App, system: SystemActor, unit: string): Promise<string | undefined> {
  const tree = await perform(app, system, org.unitTree, {});
  return tree.ok ? tree.value.units.find(({ code }) => code === unit)?.unitId : undefined;
}

function saidOf(fault: Fault): string {
  if (fault.code === 'conflict') return fault.reason;
  return fault.code === 'invalid' ? Object.values(fault.fields).join(' ') : fault.code;
}
