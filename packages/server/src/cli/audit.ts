import { dayOf } from '@guong/core/kernel';
import { openHouse } from '@guong/core/house';
import { operation } from '@guong/core/operation';
import { listTenants, type Tenant } from '@guong/core/platform';
import { perform, readCheckpoint, type App, type SystemActor } from '@guong/core/usecase';
import { dailyKey } from '../jobs/day-clock.ts';
import { saidOf } from './audit-words.ts';
import type { CliCommand } from './command.ts';

/**
 * `guong audit verify [line]`: walks every chain and compares every row of the house with it; with a printed line it also
 * finds a chain that was cut and regrown.
 */
export const audit: CliCommand = {
  name: 'audit',
  usage: 'guong audit verify ["dòng đã in" [mã cấp ủy]] | audit checkpoint',
  summary: 'Kiểm tra chuỗi nhật ký, hoặc in dòng chốt của hôm nay.',
  async run({ args: [what, line, code], settings, clock, say }) {
    const work = what === 'checkpoint' ? checkpointAll : what === 'verify' ? verifyPrinted : undefined;
    if (!work) return 2;
    const house = await openHouse(settings, { clock, as: 'visit' });
    try {
      const found = await work(house.app, { line, code });
      if (typeof found === 'string') {
        say(found);
        return 2;
      }
      return report(found, say);
    } finally {
      await house.close();
    }
  },
};

interface Printed {
  readonly line: string | undefined;
  readonly code: string | undefined;
}
/** Verifies with the line that was typed, if any; a sentence when it cannot be read or it is not clear whose it is. */
async function verifyPrinted(app: App, { line, code }: Printed): Promise<Found[] | string> {
  if (line === undefined) return verifyAll(app);
  if (!readCheckpoint(line)) return `Không đọc được dòng này; hãy gõ lại như đã in. / This is no printed line: ${line}`;
  const tenantId = await tenantOf(app, code);
  if (tenantId !== undefined) return verifyAll(app, { tenantId, line });
  return 'Dòng này của cấp ủy nào? Thêm mã cấp ủy sau dòng. / Whose line is it? Add the code of the committee.';
}

function report(found: readonly Found[], say: (line: string) => void): number {
  for (const { said } of found) say(said);
  return found.every(({ isSound }) => isSound) ? 0 : 1;
}

/** The tenant of a code; the only tenant needs none. */
async function tenantOf(app: App, code: string | undefined): Promise<string | undefined> {
  const tenants = await listTenants(app.stores.app);
  const found = code === undefined && tenants.length === 1 ? tenants[0] : tenants.find((one) => one.code === code);
  return found?.tenantId;
}

/** What the command found in one tenant. */
export interface Found {
  readonly tenantId: string;
  readonly said: string;
  readonly isSound: boolean;
}

/** Walks the chain of every tenant; of the one whose printed checkpoint is given, with it and alone. */
export async function verifyAll(
  app: App,
  printed?: { readonly tenantId: string; readonly line: string },
): Promise<Found[]> {
  const found: Found[] = [];
  for (const tenant of await listTenants(app.stores.app)) {
    if (!printed || printed.tenantId === tenant.tenantId) found.push(await verifyOne(app, tenant, printed?.line));
  }
  return found;
}

/** Takes the checkpoint of the day in every tenant, or repeats the one that was taken. */
export async function checkpointAll(app: App): Promise<Found[]> {
  const found: Found[] = [];
  for (const tenant of await listTenants(app.stores.app)) found.push(await checkpointOne(app, tenant));
  return found;
}

const machineOf = (tenantId: string): SystemActor => ({ kind: 'system', tenantId, job: 'command-line' });

async function verifyOne(app: App, { tenantId, name }: Tenant, line: string | undefined): Promise<Found> {
  const checkpoint = line === undefined ? undefined : readCheckpoint(line);
  const raw = checkpoint ? { checkpoint } : {};
  const verdict = await perform(app, machineOf(tenantId), operation.verifyAudit, raw);
  if (!verdict.ok) return { tenantId, said: `${name}: ${verdict.fault.code}`, isSound: false };
  return { tenantId, said: `${name}: ${saidOf(verdict.value)}`, isSound: verdict.value.holds };
}

async function checkpointOne(app: App, { tenantId, name }: Tenant): Promise<Found> {
  // The key of the server's daily work: whichever of the two comes first takes the line, the other repeats it.
  const idempotencyKey = dailyKey(dayOf(app.clock()), operation.takeCheckpoint.name);
  const made = await perform(app, machineOf(tenantId), operation.takeCheckpoint, {}, { idempotencyKey });
  return made.ok
    ? { tenantId, said: `${name}: ${made.value.line}`, isSound: true }
    : { tenantId, said: `${name}: ${made.fault.code}`, isSound: false };
}
