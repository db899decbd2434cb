import { FileField, RadioGroup, SelectField, TextField, useFormat, useWords, type Messages } from '../ui/index.ts';
import type { RegisterView } from './document-view.ts';
import { NearlyFull, type FileSpaceView } from './file-space.tsx';
import { FIRST_TEXT } from './first-text.ts';
import { TEXT } from './text.ts';

/** The largest file a document takes (bytes). */
export const MOST_BYTES = 20 * 1024 * 1024;

interface Part {
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: Messages;
}

/** A file that is at hand while its document is registered. */
export function FirstFile({ typed, errors, space }: Part & { readonly space: FileSpaceView | undefined }) {
  const t = { ...useWords(TEXT), ...useWords(FIRST_TEXT) };
  const kinds = Object.entries(t.fileKinds).map(([value, label]) => ({ value, label }));
  return (
    <>
      <h2>{t.firstFile}</h2>
      <p class="muted">{t.firstFileHint}</p>
      <NearlyFull space={space} />
      <FileField
        name="file"
        label={t.file}
        accept=".pdf,.docx,.png,.jpg,.jpeg"
        kinds={t.fileAccepts}
        maxBytes={MOST_BYTES}
        isOptional
        sent={typed['file']}
        error={errors['file']}
      />
      <SelectField
        name="fileKind"
        label={t.fileKind}
        choices={kinds}
        isOptional
        value={typed['fileKind'] ?? 'original'}
        error={errors['fileKind']}
      />
    </>
  );
}

interface LinkProps extends Part {
  /** Offered when the symbol that was typed names none or several. */
  readonly meant: RegisterView['documents'];
}
/** What the new document does to one that stands in the register, by its symbol. */
export function FirstLink({ typed, errors, meant }: LinkProps) {
  const t = { ...useWords(TEXT), ...useWords(FIRST_TEXT) };
  const format = useFormat();
  const field = (name: string) => ({ name, value: typed[name], error: errors[name] });
  const kinds = Object.entries(t.kinds).map(([value, label]) => ({ value, label }));
  const choices = meant.map(({ documentId, symbol, title, issuerName, issuedOn }) => ({
    value: documentId,
    label: `${symbol}, ${issuerName} (${format.day(issuedOn)})`,
    hint: title,
  }));
  return (
    <>
      <h2>{t.firstLink}</h2>
      <p class="muted">{t.firstLinkHint}</p>
      <TextField {...field('link.symbol')} label={t.linkSymbol} hint={t.linkSymbolHint} width="medium" isOptional />
      {choices.length > 0 && <RadioGroup {...field('link.toId')} label={t.linkMeant} choices={choices} />}
      <SelectField {...field('link.kind')} label={t.linkKind} choices={kinds} isOptional />
    </>
  );
}
