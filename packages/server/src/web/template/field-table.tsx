import { LIST_FIELDS, ROW_FIELDS, type TemplateField } from '@guong/core/document';
import { Table, useWords } from '../ui/index.ts';
import { TEXT } from './text.ts';

const isOneOf = (names: readonly string[], name: string): boolean => names.includes(name);

/** Placeholders with what they become. */
export function FieldTable({ caption, names }: { readonly caption: string; readonly names: readonly TemplateField[] }) {
  const t = useWords(TEXT);
  const repeated = (name: TemplateField): string => {
    if (isOneOf(LIST_FIELDS, name)) return ` (${t.repeats.list})`;
    return isOneOf(ROW_FIELDS, name) ? ` (${t.repeats.row})` : '';
  };
  return (
    <Table
      caption={caption}
      isCaptionHidden
      rows={names}
      keyOf={(name) => name}
      columns={[
        { label: t.field, cell: (name) => <code>{`{{${name}}}`}</code> },
        { label: t.meaning, cell: (name) => `${t.meanings[name]}${repeated(name)}` },
      ]}
    />
  );
}
