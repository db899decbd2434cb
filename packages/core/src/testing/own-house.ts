import { openHouse, type House } from '../house.ts';
import { opaqueId } from '../kernel/index.ts';
import { addTenant, openDb, type Db } from '../platform/index.ts';
import type { App } from '../usecase/index.ts';
import type { EmptyHouse } from './empty-house.ts';
import { foundIn, type FoundedHouse } from './founded-house.ts';
import { reachableFolder, seededFolder, settingsIn } from './seeded-folder.ts';
import { takeLoggedErrors, testLog } from './test-log.ts';
import { asRoot } from './test-server.ts';
import { workerServer } from './worker-server.ts';

/** A founded house that can be closed, left to another process, and opened again. */
export interface OwnHouse {
  readonly house: FoundedHouse;
  /** What a process of its own needs in its environment to serve this house. */
  readonly variables: Readonly<Record<string, string>>;
  open(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Founds a house on a database of its own: an embedded server in its own folder with writes that wait for the disk, or,
 * where the run uses an external server, a new database there.
 */
export async function ownHouse(): Promise<OwnHouse> {
  const variables = await ownVariables();
  const settings = settingsIn(variables['GUONG_DATA'] ?? '', variables);
  let current = new Date('2026-11-22T02:00:00Z');
  const now = () => new Date(current);
  let opened: House | undefined;
  let ownerDb: Db | undefined;
  // What was taken from the house once goes on working after it was closed and opened again.
  const app = {} as App;
  const open = async (): Promise<void> => {
    opened = await openHouse(settings, { clock: now, as: 'serve', log: testLog });
    ownerDb = openDb(opened.reach, 'guong_owner', { max: 2, onBroken: () => undefined });
    Object.assign(app, opened.app);
  };
  const close = async (): Promise<void> => {
    await ownerDb?.destroy();
    await opened?.close();
    [ownerDb, opened] = [undefined, undefined];
  };
  const live = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('the house is closed');
    return value;
  };
  await open();
  const tenantId = opaqueId();
  await addTenant(live(opened).reach('guong_owner'), { tenantId, code: 'hoa-gao', name: 'Hoa Gạo', host: null });
  const empty: EmptyHouse = {
    app,
    tenantId,
    otherTenantId: opaqueId(),
    get ownerDb() {
      return live(ownerDb);
    },
    get stores() {
      return app.stores;
    },
    get queue() {
      return live(opened).queue;
    },
    clock: {
      now,
      set: (instant) => void (current = new Date(instant)),
      advance: (seconds) => void (current = new Date(current.getTime() + 1000 * seconds)),
    },
    reach: (login) => live(opened).reach(login),
    runJobs: () => Promise.resolve(0),
    takeLoggedErrors,
  };
  const founded = await foundIn(empty, tenantId, { code: 'HG', name: 'Đảng ủy phường Hoa Gạo' });
  const house = Object.defineProperties({ ...founded } as FoundedHouse, Object.getOwnPropertyDescriptors(empty));
  return { house, variables, open, close };
}

let made = 0;

async function ownVariables(): Promise<Record<string, string>> {
  if (process.env['GUONG_TEST_DATABASE_URL'] === undefined) return { GUONG_DATA: await seededFolder() };
  const { root, template, loginPassword = '' } = workerServer();
  made += 1;
  const name = `${template}_own_${String(process.pid)}_${String(made)}`;
  await asRoot(root, [
    `create database ${name} template ${template} owner guong_owner`,
    `revoke all on database ${name} from public`,
    `grant connect on database ${name} to guong_app, guong_issue, guong_cast, guong_count`,
  ]);
  const address = `postgres://guong_owner:${loginPassword}@${root.host}:${String(root.port)}/${name}`;
  return { GUONG_DATA: await reachableFolder(), DATABASE_URL: address };
}
