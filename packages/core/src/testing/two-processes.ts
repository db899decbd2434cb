import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Reach, Settings } from '../platform/index.ts';
import type { Actor, AnyUseCase } from '../usecase/index.ts';
import type { EmptyHouse } from './empty-house.ts';

const CHILD = fileURLToPath(new URL('./acting-child.ts', import.meta.url));

/** What a child is started with, as JSON. */
export interface Start {
  readonly connection: ReturnType<Reach>;
  readonly settings: Settings;
}
/** What a child is told to perform at once, at one instant. */
export interface Batch {
  readonly now: Date;
  readonly asks: readonly { readonly name: string; readonly actor: Actor; readonly raw: object }[];
}
/** What came of one request: `ok` with its value, or the code of the refusal. */
export interface Answer {
  readonly code: string;
  readonly value: unknown;
}
/** One request: who asks for what. */
export type Ask = readonly [useCase: AnyUseCase, raw: object, actor: Actor];

/** Two processes of their own on the database, files and secrets of a house. */
export interface TwoProcesses {
  /** Performs all requests at once, by turns in one and the other process; the answers stand in the order of the requests. */
  atOnce(asks: readonly Ask[]): Promise<readonly Answer[]>;
  end(): void;
}

/** Starts them; call `end` when the test is over. */
export async function twoProcesses(house: EmptyHouse): Promise<TwoProcesses> {
  const start: Start = { connection: house.reach('guong_app'), settings: house.app.settings };
  const children = [1, 2].map(() =>
    fork(CHILD, [JSON.stringify(start)], { serialization: 'advanced', execArgv: [], stdio: 'inherit' }),
  );
  await Promise.all(children.map((child) => once(child, 'message')));
  return {
    async atOnce(asks) {
      const parts = children.map((_, turn) => asks.filter((_ask, at) => at % 2 === turn));
      const answers = await Promise.all(
        children.map(async (child, turn) => {
          const answered = once(child, 'message');
          child.send({ now: house.clock.now(), asks: (parts[turn] ?? []).map(named) });
          const [got] = (await answered) as [Answer[]];
          return got;
        }),
      );
      return asks.map((_, at) => answers[at % 2]?.[Math.floor(at / 2)] ?? { code: 'no answer', value: undefined });
    },
    end: () => children.forEach((child) => child.kill()),
  };
}

const named = ([{ name }, raw, actor]: Ask): Batch['asks'][number] => ({ name, raw, actor });
