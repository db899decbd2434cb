import { expect, test } from 'vitest';
import { invalid, ok } from '@guong/core/kernel';
import { readSettings } from '@guong/core/platform';
import type { CliCommand } from './command.ts';
import { COMMANDS } from './commands.ts';
import { runCli, type Terminal } from './run-cli.ts';

const echo: CliCommand = {
  name: 'echo',
  usage: 'guong echo <word>',
  summary: 'Nói lại.',
  run: ({ args, say }) => {
    say(args.join(' '));
    return Promise.resolve(7);
  },
};

function terminal(change: Partial<Terminal> = {}) {
  const said: string[] = [];
  const complained: string[] = [];
  const whole: Terminal = {
    commands: [echo],
    settings: () => readSettings({}, { cwd: '/somewhere', isRoot: false }),
    clock: () => new Date('2026-11-22T02:00:00Z'),
    say: (line) => said.push(line),
    complain: (line) => complained.push(line),
    ...change,
  };
  return { said, complained, run: (...args: string[]) => runCli(args, whole) };
}

test('a command gets its words and its exit code counts', async () => {
  const { run, said } = terminal();
  expect([await run('echo', 'a', 'b'), said]).toEqual([7, ['a b']]);
});

test('without a command, help lists every command with its sentence', async () => {
  const { run, said } = terminal();
  expect(await run()).toBe(0);
  expect(said).toEqual(['guong echo <word>  Nói lại.', 'guong help         Liệt kê các lệnh.']);
});

test('an unknown command is answered with the list, on the side of errors', async () => {
  const { run, said, complained } = terminal();
  expect([await run('eco'), said, complained.length]).toEqual([2, [], 3]);
});

test('settings that may not run stop every command before it begins', async () => {
  const refused = terminal({ settings: () => invalid('GUONG_HOST', 'Bản trình diễn chỉ chạy trên chính máy này.') });
  expect([await refused.run('echo', 'a'), refused.said]).toEqual([2, []]);
  expect(refused.complained).toEqual(['GUONG_HOST: Bản trình diễn chỉ chạy trên chính máy này.']);
  const fine = terminal({ settings: () => ok(readSettingsOrThrow()) });
  expect(await fine.run('echo')).toBe(7);
});

function readSettingsOrThrow() {
  const settings = readSettings({}, { cwd: '/somewhere', isRoot: false });
  if (!settings.ok) throw new Error('the defaults must be readable');
  return settings.value;
}

test('no two commands share a name, and each says how it is called', () => {
  const names = COMMANDS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const { name, usage } of COMMANDS) expect(usage.startsWith(`guong ${name}`)).toBe(true);
});
