import type { Messages } from '../web/ui/index.ts';

/** What a form shows when it comes back: what was typed, and what was refused of it, by field. */
export interface Filled {
  readonly typed: Readonly<Record<string, string>>;
  /** Choices of boxes, by name. */
  readonly lists?: Readonly<Record<string, readonly string[]>>;
  readonly errors: Messages;
}

/** A form that nobody has filled in yet. */
export const UNFILLED: Filled = { typed: {}, errors: {} };

/** The status of a page with a form: 422 when something in it was refused. */
export const statusOf = ({ errors }: Pick<Filled, 'errors'>): 200 | 422 => (Object.keys(errors).length > 0 ? 422 : 200);

/** What the fields of a form show: what was typed, or what stands when nothing was typed yet. */
export const typedOr = (typed: Filled['typed'], stands: Filled['typed']): Filled['typed'] =>
  Object.keys(typed).length > 0 ? typed : stands;

/** The same for a form with boxes: what stands is ticked only when nothing was typed yet. */
export const filledOr = (filled: Filled, stands: Omit<Filled, 'errors'>): Filled =>
  typedOr(filled.typed, stands.typed) === filled.typed ? filled : { ...filled, ...stands };
