import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { castingRound } from '../../../core/src/testing/casting-round.ts';
import { foundedHouse } from '../../../core/src/testing/founded-house.ts';
import { PLAN_PDF } from '../../../core/src/testing/played-round.ts';
import { buildServer } from '../app.ts';
import { buildCastServer } from '../cast-app.ts';
import type { Shelf } from './assets.ts';
import { clientBundleHashes, clientFiles } from './client-files.ts';
import { sourceShelf } from './shelf.ts';

const ISLANDS = readdirSync(new URL('../islands', import.meta.url)).filter((name) => name !== 'shared');
const source = sourceShelf();
/** A shelf as a build makes it, each script with a content of its own. */
const shelf: Shelf = {
  ...source,
  names: [...source.names, ...ISLANDS.map((name) => `${name}.js`)],
  find: (name) =>
    source.find(name) ?? {
      bytes: new Uint8Array(Buffer.from(`island ${name}`)),
      mediaType: 'text/javascript',
      isHashed: false,
    },
};
const loaded = new Set<string>();

beforeAll(async () => {
  const house = await foundedHouse();
  const plan = { fileName: 'a.pdf', mediaType: 'application/pdf', bytes: PLAN_PDF };
  const { round, protocolId } = await castingRound(house, { voters: 10, plan });
  const [voter, member] = [round.voters[0], round.members[0]];
  if (!voter || !member) throw new Error('a round has voters and members');
  const seen = async (answer: Response | Promise<Response>) => {
    const text = await (await answer).text();
    for (const [, name = ''] of text.matchAll(/(?:src|href)="\/assets\/([^"]+)"/g)) loaded.add(name);
  };
  const at = (path: string) => `http://localhost${path}`;
  const main = (actor: typeof voter) => buildServer(house.app, () => Promise.resolve({ actor }), { shelf });
  for (const path of ['/receive', `/receive/${round.roundId}`]) await seen(main(voter).request(at(path)));
  for (const path of ['', '/key', '/sign', '/rehearsal', '/opening', '/station'])
    await seen(main(member).request(at(`/rounds/${round.roundId}/committee${path}`)));
  const cast = buildCastServer(house.app, { shelf });
  for (const path of ['', '/receipt', '/recovery', '/plan/1']) await seen(cast.request(at(`/b/${protocolId}${path}`)));
}, 120_000);

test('the manifest names every script and style that a page of a voter or of the committee loads', () => {
  const scripts = [...loaded].filter((name) => name.endsWith('.js')).sort();
  expect(scripts).toEqual(
    [
      'ballot',
      'ballot-receipt',
      'ballot-recovery',
      'key-make',
      'key-rehearsal',
      'key-sign',
      'opening-member',
      'opening-station',
    ]
      .concat('plan-check', 'receive')
      .map((name) => `${name}.js`)
      .sort(),
  );
  const named = clientFiles(shelf);
  expect([...loaded].filter((name) => /\.(js|css)$/.test(name) && !named.includes(name))).toEqual([]);
  const hashes = clientBundleHashes(shelf);
  for (const name of [...scripts, 'site.css']) {
    const hash = createHash('sha256')
      .update(shelf.find(name)?.bytes ?? '')
      .digest('hex');
    expect([name, hashes.includes(hash)]).toEqual([name, true]);
  }
  console.log(`${String(loaded.size)} files loaded, ${String(hashes.length)} hashes`);
});

test('a changed byte changes a hash, and the list fits into a manifest', () => {
  const changed: Shelf = {
    ...shelf,
    find: (name) => {
      const asset = shelf.find(name);
      return asset && name === 'receive.js' ? { ...asset, bytes: new Uint8Array([...asset.bytes, 10]) } : asset;
    },
  };
  expect(clientBundleHashes(changed)).not.toEqual(clientBundleHashes(shelf));
  expect(clientBundleHashes(shelf).length).toBeLessThanOrEqual(32);
});
