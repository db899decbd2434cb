import type { Filled } from '../../http/filled.ts';
import { SelectField } from '../ui/index.ts';

interface Props {
  readonly label: string;
  readonly hint?: string;
  readonly documents: readonly { readonly documentId: string; readonly symbol: string; readonly title: string }[];
  readonly filled: Pick<Filled, 'typed'>;
  /** What was refused, whatever the command calls its field. */
  readonly error: string | undefined;
}
/** Chooses one document of the register, by symbol and title; none is an answer. */
export function DocumentChoice({ label, hint, documents, filled, error }: Props) {
  return (
    <SelectField
      name="documentId"
      label={label}
      {...(hint !== undefined && { hint })}
      isOptional
      value={filled.typed['documentId']}
      error={error}
      choices={documents.map(({ documentId, symbol, title }) => ({ value: documentId, label: `${symbol}: ${title}` }))}
    />
  );
}
