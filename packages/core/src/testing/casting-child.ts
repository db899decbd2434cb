// A process of its own that takes ballots until it is killed. Arguments: the data folder and the settings of the
// connections as JSON. Lines in: `number round ballot`; lines out: `number receipt`, or `number -` when refused.
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { cast } from '../modules/ballot/index.ts';
import { openLog, openMetrics, openSecrets, openStores, type Login } from '../platform/index.ts';
import { performDeposit, type App } from '../usecase/index.ts';

const [, , dataFolder = '', connection = '{}'] = process.argv;
const plain = JSON.parse(connection) as Record<string, unknown>;
const reach = (login: Login) => ({ ...plain, user: login });
const app = {
  stores: openStores(reach, { max: 6, onBroken: () => undefined }),
  secrets: await openSecrets(join(dataFolder, 'secrets')),
  log: openLog('error', { write: () => undefined }),
  metrics: openMetrics(),
} as unknown as App;

process.stdout.write('ready\n');
for await (const line of createInterface({ input: process.stdin })) {
  const [number = '', roundId = '', ballot = ''] = line.split(' ');
  void performDeposit(app, cast, { roundId, bytes: new Uint8Array(Buffer.from(ballot, 'base64')) })
    .then((kept) => (kept.ok ? Buffer.from(kept.value.receipt).toString('hex') : `- ${JSON.stringify(kept.fault)}`))
    // The database went away: nothing is acknowledged, the sender asks again.
    .catch(() => '?')
    .then((answer) => process.stdout.write(`${number} ${answer}\n`));
}
