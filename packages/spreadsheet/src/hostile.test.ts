import { describe, expect, test } from 'vitest';
import { readWorkbook } from './read.ts';
import { hostileFiles } from './testing/hostile.ts';

describe('hostile files', () => {
  const files = hostileFiles();

  test.each(files.map((file) => [`${file.law}: ${file.name}`, file] as const))('%s', (_, file) => {
    const result = readWorkbook(file.bytes);
    expect(result.ok ? 'read' : result.refusal.code).toBe(file.expected);
  });

  test('their number is printed per law', () => {
    const counts = Object.entries(Object.groupBy(files, (file) => file.law)).map(
      ([law, list]) => `${law} ${list.length}`,
    );
    console.log(`hostile files: ${counts.join(', ')}`);
    expect(files.length).toBeGreaterThan(100);
  });
});
