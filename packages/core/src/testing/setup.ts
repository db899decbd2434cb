import { afterEach } from 'vitest';
import { takeLoggedErrors } from './test-log.ts';

afterEach(() => {
  const [line] = takeLoggedErrors();
  if (line !== undefined) throw new Error(`an error was logged that the test did not expect: ${line}`);
});
