import type { Filled } from '../../http/filled.ts';
import type { Messages } from '../ui/index.ts';
import type { Posted } from '../../http/form.ts';

/** A form that was refused, as it comes back; `prefix` is put before the names of the fields that are wrong. */
export const refilled = ({ typed, lists }: Posted, errors: Messages, prefix = ''): Filled => ({
  typed,
  lists,
  errors: Object.fromEntries(Object.entries(errors).map(([name, message]) => [`${prefix}${name}`, message])),
});

/** The props of one field of a form. */
export const fieldOf =
  ({ typed, errors }: Pick<Filled, 'typed' | 'errors'>) =>
  (name: string) => ({ name, value: typed[name], error: errors[name] });
