import { expect, test } from 'vitest';
import { openLog } from './index.ts';

function logged(write: (log: ReturnType<typeof openLog>) => void): string[] {
  const lines: string[] = [];
  write(openLog('info', { write: (line) => void lines.push(line) }));
  return lines;
}

test('nothing personal reaches the log, whatever a library hands over', () => {
  const error = Object.assign(new Error('duplicate key'), {
    code: '23505',
    detail: 'Key (name)=(Nguyễn Thị Gạo) exists',
  });
  const lines = logged((log) => {
    log.info(
      { ip: '10.0.0.7', headers: { cookie: 'session=abc' }, body: { name: 'Nguyễn Thị Gạo' }, route: '/x' },
      'request',
    );
    log.warn({ request: { cookie: 'session=abc', authorization: 'Bearer t0ken', ip: '10.0.0.7' } }, 'odd');
    log.error({ err: new Error('outer', { cause: error }) }, 'broke');
  });
  const all = lines.join('');
  for (const secret of ['10.0.0.7', 'session=abc', 'Gạo', 't0ken']) expect(all).not.toContain(secret);
  for (const useful of ['"route":"/x"', '23505', 'duplicate key', 'outer']) expect(all).toContain(useful);
});

test('one call is one line: nobody forges a line with a line end or a terminal code', () => {
  const lines = logged((log) => {
    log.info({ text: 'a\r\n{"level":50}\u2028\u001b[31m' }, 'x\ny');
  });
  expect(lines).toHaveLength(1);
  expect(lines[0]?.trimEnd()).not.toMatch(/[\r\n\u001b]/);
});
