import { expect, test } from 'vitest';
import { readSettings } from './index.ts';

const PLACE = { cwd: '/srv/guong', isRoot: false };
const PRODUCTION = {
  GUONG_PROFILE: 'production',
  GUONG_MAIN_ORIGIN: 'https://guong.hoa-gao.example',
  GUONG_CAST_ORIGIN: 'https://bophieu.hoa-gao.example',
};
const refusedFields = (variables: Record<string, string>): string[] => {
  const read = readSettings(variables, PLACE);
  return !read.ok && read.fault.code === 'invalid' ? Object.keys(read.fault.fields).sort() : [];
};

test('without any setting it is a demo on this machine alone', () => {
  const read = readSettings({}, PLACE);
  expect(read).toMatchObject({
    ok: true,
    value: {
      profile: 'demo',
      dataFolder: '/srv/guong/.data/demo',
      keyFolder: '/srv/guong/.data/demo/round-keys',
      mainOrigin: 'http://localhost:4180',
      castOrigin: 'http://127.0.0.1:4181',
      listen: { host: '127.0.0.1', mainPort: 4180, castPort: 4181 },
      database: 'embedded',
    },
  });
  expect(readSettings({}, { ...PLACE, isRoot: true })).toMatchObject({ value: { dataFolder: '/var/lib/guong/demo' } });
});

test('a production with real hosts may start', () => {
  expect(refusedFields(PRODUCTION)).toEqual([]);
});

test('an unsafe start is refused, and the variable to change is named', () => {
  const cases: [Record<string, string>, string[]][] = [
    [{ GUONG_PROFILE: 'production' }, ['GUONG_CAST_ORIGIN', 'GUONG_MAIN_ORIGIN']],
    [{ ...PRODUCTION, GUONG_MAIN_ORIGIN: 'http://guong.hoa-gao.example' }, ['GUONG_MAIN_ORIGIN']],
    [{ ...PRODUCTION, GUONG_CAST_ORIGIN: 'http://bophieu.hoa-gao.example' }, ['GUONG_CAST_ORIGIN']],
    [{ ...PRODUCTION, GUONG_CAST_ORIGIN: 'https://localhost' }, ['GUONG_CAST_ORIGIN']],
    [{ ...PRODUCTION, GUONG_CAST_ORIGIN: 'https://guong.hoa-gao.example:8443' }, ['GUONG_CAST_ORIGIN']],
    [{ ...PRODUCTION, GUONG_LOG_LEVEL: 'debug' }, ['GUONG_LOG_LEVEL']],
    [{ GUONG_HOST: '0.0.0.0' }, ['GUONG_HOST']],
    [{ GUONG_HOST: '::' }, ['GUONG_HOST']],
    [{ GUONG_MAIN_ORIGIN: 'http://192.168.1.5:4180' }, ['GUONG_MAIN_ORIGIN']],
    [{ GUONG_CAST_ORIGIN: 'http://localhost:4181' }, ['GUONG_CAST_ORIGIN']],
    [{ GUONG_PORT: '70000' }, ['GUONG_PORT']],
    [{ GUONG_PROFILE: 'staging' }, ['GUONG_PROFILE']],
    [{ DATABASE_URL: 'mysql://x' }, ['DATABASE_URL']],
    [{ GUONG_MAIN_ORIGIN: 'javascript:alert(1)' }, ['GUONG_MAIN_ORIGIN']],
  ];
  for (const [variables, fields] of cases) expect([variables, refusedFields(variables)]).toEqual([variables, fields]);
  console.log(`${String(cases.length)} unsafe or unreadable starts refused`);
});

test('one database address serves every login; a login may have an address of its own', () => {
  const read = readSettings(
    {
      DATABASE_URL: 'postgres://guong_owner:pw@db:5433/guong',
      DATABASE_URL_CAST: 'postgres://guong_cast:other@db/guong',
    },
    PLACE,
  );
  expect(read).toMatchObject({
    value: {
      database: {
        guong_owner: 'postgres://guong_owner:pw@db:5433/guong',
        guong_app: 'postgres://guong_app:pw@db:5433/guong',
        guong_cast: 'postgres://guong_cast:other@db/guong',
      },
    },
  });
});
