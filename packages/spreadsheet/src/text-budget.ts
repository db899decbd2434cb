import type { Limits } from './limits.ts';
import { refuse } from './refusal.ts';

/** Counts cells and characters over all sheets of one workbook. */
export class TextBudget {
  readonly #limits: Limits;
  #cells = 0;
  #characters = 0;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** Takes one filled cell; refuses at the cell that breaks a bound. `place` is asked for only then. */
  take(characters: number, place: () => string): void {
    if (characters > this.#limits.cellCharacters) refuse('cell-too-long', place());
    this.#cells += 1;
    if (this.#cells > this.#limits.cells) refuse('too-many-cells');
    this.#characters += characters;
    if (this.#characters > this.#limits.totalCharacters) refuse('too-much-text');
  }
}
