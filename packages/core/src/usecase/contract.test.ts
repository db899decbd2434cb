import { expectTypeOf, test } from 'vitest';
import { z } from 'zod';
import { ok, type Permit, type Result } from '../kernel/index.ts';
import { permitIf } from '../kernel/permit.ts';
import type { Tx } from '../platform/index.ts';
import { aPerson } from '../testing/sample-room.ts';
import { readNote, writeNote } from '../testing/sample-room.ts';
import { command, perform, type App } from './index.ts';

// These are checked by the compiler: a line below `@ts-expect-error` that compiles fails the type check.
declare const app: App;
declare const tx: Tx;

test('the compiler refuses a permit of another use case, a command without an event, and a table nobody claimed', () => {
  const never = (): void => {
    const read: Permit<'sample.read'> | undefined = permitIf('sample.read', '', true);
    // @ts-expect-error a permit to read cannot be spent on a write
    const write: Permit<'sample.write'> | undefined = read;
    // @ts-expect-error nobody makes a permit by hand
    const forged: Permit<'sample.read'> = { rule: 'x' };
    // @ts-expect-error no table is seen before a module claims its own
    void tx.selectFrom('platform.tenant');
    command({
      name: 'sample.silent',
      http: 'none',
      summary: '',
      input: z.strictObject({}),
      output: z.object({}),
      // @ts-expect-error a command without an event would leave no trace
      run: () => Promise.resolve(ok({ permit: write, value: forged })),
    });
  };
  expectTypeOf(never).toBeFunction();
});

test('the answer has the type of the declared output, and nothing of the row behind it', () => {
  const ask = () => perform(app, aPerson('x'), readNote, {});
  const write = () => perform(app, aPerson('x'), writeNote, {});
  expectTypeOf(ask).returns.resolves.toEqualTypeOf<Result<{ text: string }>>();
  expectTypeOf(write).returns.resolves.toEqualTypeOf<Result<{ noteId: string; writtenAt: Date }>>();
});
