// What a run of rounds has done so far, line by line in a file: a run that was cut short goes on where it ended.
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { fromHex, toHex } from '@guong/ballot';
import type { LivedRound } from '@guong/core/testing/ballot-years/lived-round';
import type { PlannedRound } from '@guong/core/testing/ballot-years/plan';
import type { Stage } from '@guong/core/testing/ballot-years/stage';
import type { Hands } from './ballots-stage.ts';

/** A lived round without what follows from seed and stage, and how many seconds it took. */
interface Line extends Omit<LivedRound, 'planned' | 'ward' | 'receipts'> {
  readonly no: number;
  readonly receipts: readonly string[];
  readonly seconds: number;
}

/** The file of one run. */
export class Kept {
  readonly #file: string;
  constructor(file: string) {
    this.#file = file;
  }

  /** Who acts, if the district was founded already. */
  hands(): Hands | undefined {
    const [first] = this.#lines();
    return first === undefined ? undefined : (JSON.parse(first) as Hands);
  }

  /** Keeps who acts. */
  keepHands(hands: Hands): void {
    appendFileSync(this.#file, `${JSON.stringify(hands)}\n`);
  }

  /** The rounds lived so far, with seconds. */
  rounds(
    stage: Stage,
    plan: readonly PlannedRound[],
  ): readonly { readonly lived: LivedRound; readonly seconds: number }[] {
    return this.#lines()
      .slice(1)
      .map((text) => {
        const { no, receipts, seconds, ...line } = JSON.parse(text) as Line;
        const planned = plan[no];
        const ward = stage.wards[planned?.ward ?? -1];
        if (!planned || !ward) throw new Error('the file is of another run');
        return { lived: { ...line, planned, ward, receipts: receipts.map(fromHex) }, seconds };
      });
  }

  /** Keeps a round that was lived. */
  keepRound({ planned, ward: _, receipts, ...rest }: LivedRound, seconds: number): void {
    const line: Line = { no: planned.no, seconds, ...rest, receipts: receipts.map(toHex) };
    appendFileSync(this.#file, `${JSON.stringify(line)}\n`);
  }

  #lines(): readonly string[] {
    return existsSync(this.#file) ? readFileSync(this.#file, 'utf8').split('\n').slice(0, -1) : [];
  }
}
