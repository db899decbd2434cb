import { CheckField, useWords } from '../ui/index.ts';
import { TEXT } from './text.ts';

/** Whoever brings a document in says that he looked: it bears no mark of secrecy. */
export function PlainField(props: { readonly value: string | undefined; readonly error: string | undefined }) {
  const t = useWords(TEXT);
  return <CheckField name="isPlain" label={t.isPlain} hint={t.isPlainHint} {...props} />;
}
