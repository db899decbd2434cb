// A process of its own that performs what its parent sends, everything of one batch at once. Argument: the connections as
// JSON; the data folder stands in the settings that come with them.
import { join } from 'node:path';
import { openFiles, openJobs, openLog, openMetrics, openQueue, openSecrets, openStores } from '../platform/index.ts';
import { perform, type App } from '../usecase/index.ts';
import { ALL_USE_CASES } from './all-use-cases.ts';
import type { Answer, Batch, Start } from './two-processes.ts';

const [, , start = '{}'] = process.argv;
const { connection, settings } = JSON.parse(start) as Start;
const onBroken = (): void => undefined;
const stores = openStores((user) => ({ ...connection, user }), { max: 8, onBroken });
let now = new Date(0);
const app: App = {
  stores,
  files: await openFiles(join(settings.dataFolder, 'files'), settings.filesQuotaBytes),
  jobs: openJobs(await openQueue(stores.app, false, onBroken), stores.app),
  secrets: await openSecrets(join(settings.dataFolder, 'secrets')),
  settings,
  log: openLog('error'),
  metrics: openMetrics(),
  clock: () => now,
};
const named = new Map(ALL_USE_CASES.map((useCase) => [useCase.name, useCase]));

async function answerTo({ name, actor, raw }: Batch['asks'][number]): Promise<Answer> {
  const useCase = named.get(name);
  if (!useCase) return { code: `no use case ${name}`, value: undefined };
  const done = await perform(app, actor, useCase, raw).catch((error: unknown) => ({ thrown: String(error) }));
  if ('thrown' in done) return { code: done.thrown, value: undefined };
  return done.ok ? { code: 'ok', value: done.value } : { code: done.fault.code, value: undefined };
}

process.on('message', (batch: Batch) => {
  ({ now } = batch);
  void Promise.all(batch.asks.map(answerTo)).then((answers) => process.send?.(answers));
});
process.on('disconnect', () => process.exit());
process.send?.('ready');
