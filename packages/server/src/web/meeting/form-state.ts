import type { Messages } from '../ui/index.ts';
import type { Posted } from '../../http/form.ts';

/** What was typed into a form and what was refused of it. */
export interface Filled {
  readonly typed: Readonly<Record<string, string>>;
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly errors: Messages;
}
/** A form that nobody has touched. */
export const EMPTY: Filled = { typed: {}, lists: {}, errors: {} };

/** A form that was refused, as it comes back; `prefix` is put before the names of the fields that are wrong. */
export const refilled = ({ typed, lists }: Posted, errors: Messages, prefix = ''): Filled => ({
  typed,
  lists,
  errors: Object.fromEntries(Object.entries(errors).map(([name, message]) => [`${prefix}${name}`, message])),
});

/** 422 when something was refused. */
export const statusOf = ({ errors }: Pick<Filled, 'errors'>) => (Object.keys(errors).length > 0 ? 422 : 200);

/** The props of one field of a form. */
export const fieldOf =
  ({ typed, errors }: Pick<Filled, 'typed' | 'errors'>) =>
  (name: string) => ({ name, value: typed[name], error: errors[name] });
