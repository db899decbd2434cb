import { chmod, mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openHouse, type House } from '@guong/core/house';
import { addTenant, type Settings } from '@guong/core/platform';
import { startWorker } from '@guong/core/usecase';
import { identity } from '@guong/core/identity';
import { org } from '@guong/core/org';
import { buildServer } from '../../app.ts';
import { buildCastServer } from '../../cast-app.ts';
import { castFront, mainFront } from '../../http/front.ts';
import { houseDoorman } from '../../http/house-doorman.ts';
import { listen } from '../../http/listen.ts';
import { JOB_KINDS } from '../../jobs/kinds.ts';
import type { CliContext } from '../command.ts';
import { act } from './hands.ts';
import { playOverHttp, type Cards } from './round-script.ts';

const FOUNDED_ON = '2025-07-01';
/** The roll of the ward "Hoa Gạo" as its office would send it; found from the built command line. */
const SAMPLE = join(import.meta.dirname, '..', '..', 'demo', 'danh-sach-cu-tri-hoa-gao.xlsx');

/** `guong demo round [roll.xlsx] [--out folder]`: a whole round over HTTP in a house of its own that is gone afterwards. */
export async function demoRound({ args, settings, clock, say }: CliContext): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { out: { type: 'string' } },
    allowPositionals: true,
  });
  const file = positionals[0] ?? SAMPLE;
  const out = resolve(values.out ?? 'demo-round');
  const roll = { name: basename(file), bytes: await readFile(file) };
  const folder = await mkdtemp(join(tmpdir(), 'guong-round-'));
  // The database runs under an account of its own, which must be able to walk in.
  await chmod(folder, 0o711);
  const own = await ownHouse(settings, folder, clock);
  try {
    const cards = await found(own.house);
    const started = performance.now();
    const { minutes, bundle, isSound } = await playOverHttp({ ...own.origins, cards, roll, say, clock });
    await mkdir(out, { recursive: true });
    for (const paper of [...minutes, bundle]) await writeFile(join(out, paper.name), paper.bytes);
    say(
      `${((performance.now() - started) / 1000).toFixed(1)} s; ${out}: ${[...minutes, bundle].map(({ name }) => name).join(', ')}`,
    );
    return isSound ? 0 : 1;
  } finally {
    await own.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** A house with both doors on free ports of the loopback interface. */
async function ownHouse(settings: Settings, dataFolder: string, clock: () => Date) {
  const host = '127.0.0.1';
  const [mainPort, castPort] = [await freePort(), await freePort()];
  const origins = {
    mainOrigin: `http://localhost:${mainPort.toString()}`,
    castOrigin: `http://127.0.0.1:${castPort.toString()}`,
  };
  const own: Settings = {
    ...settings,
    ...origins,
    profile: 'demo',
    dataFolder,
    keyFolder: join(dataFolder, 'keys'),
    listen: { host, mainPort, castPort },
    clientBundleHashes: [],
    logLevel: 'error',
  };
  const house = await openHouse(own, { clock, as: 'serve' });
  const { app } = house;
  const doors = [
    await listen(mainFront(app, buildServer(app, houseDoorman(app))), { host, port: mainPort }),
    await listen(castFront(app, buildCastServer(app)), { host, port: castPort }),
  ];
  const worker = startWorker(app, house.queue, { kinds: JOB_KINDS, pollMs: 250 });
  const stop = async () => {
    await worker.stop();
    await Promise.all(doors.map((door) => door.close()));
    await house.close();
  };
  return { house, origins, stop };
}

async function freePort(): Promise<number> {
  return new Promise((done, broke) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => {
        done(port);
      });
    });
    probe.once('error', broke);
  });
}

/** What comes before the first request: the committee, its officer and a deputy who approves, with printed cards. */
async function found({ app, reach }: House): Promise<Cards> {
  const tenantId = randomUUID();
  await addTenant(reach('guong_owner'), { tenantId, code: 'hoa-gao', name: 'Đảng bộ phường Hoa Gạo', host: null });
  const system = { kind: 'system' as const, tenantId, job: 'demo-round' };
  const root = await act({ app, as: system }, org.found, {
    code: 'HG',
    name: 'Đảng bộ phường Hoa Gạo',
    foundedOn: FOUNDED_ON,
    officerName: 'Tạ Thị Văn Phòng',
  });
  const deputy = await act({ app, as: system }, org.addPerson, { fullName: 'Cao Văn Thường Trực', fromOn: FOUNDED_ON });
  const post = {
    unitId: root.rootUnitId,
    title: 'Phó Bí thư Thường trực',
    powers: ['approve'],
    precedence: 2,
    fromOn: FOUNDED_ON,
  };
  const { id: postId } = await act({ app, as: system }, org.createPost, post);
  await act({ app, as: system }, org.appoint, { personId: deputy.personId, postId, fromOn: FOUNDED_ON });
  const { cards } = await act({ app, as: system }, identity.inviteMany, {
    personIds: [root.officerId, deputy.personId],
  });
  const [officer, leader] = cards;
  if (!officer || !leader) throw new Error('two people, two cards');
  return { officer, leader, unitId: root.rootUnitId };
}
