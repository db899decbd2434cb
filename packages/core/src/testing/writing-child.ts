// A process of its own that opens a house and writes until it is killed; each line it prints was acknowledged.
// Arguments: the data folder, the tenant's id.
import { openHouse } from '../house.ts';
import { addTenant, openLog, readSettings } from '../platform/index.ts';
import { perform } from '../usecase/index.ts';
import { keepText } from './sample-room.ts';

const [, , folder = '', tenantId = ''] = process.argv;
const settings = readSettings({ GUONG_DATA: folder }, { cwd: '/', isRoot: true });
if (!settings.ok) throw new Error('settings');
const log = openLog('error', { write: () => undefined });
const clock = () => new Date('2026-11-22T02:00:00Z');
const house = await openHouse(settings.value, { clock, as: 'serve', log });
await addTenant(house.reach('guong_owner'), { tenantId, code: 'hoa-gao', name: 'Hoa Gạo', host: null });
const actor = { kind: 'system', tenantId, job: 'writing' } as const;
for (let n = 1; ; n += 1) {
  const text = String(n);
  // While the database is down a write fails and nothing is printed for it; the next one tries again.
  const kept = await perform(house.app, actor, keepText, { text }).catch(() => undefined);
  if (kept?.ok) process.stdout.write(`${text}\n`);
}
