import { LIST_FIELDS, ROW_FIELDS, type TemplateField } from '@guong/core/document';
import { DefinitionList, useWords } from '../ui/index.ts';
import { TEXT } from './text.ts';

type Repeats = keyof (typeof TEXT)['vi']['repeats'];
const repeatsOf = (name: TemplateField): Repeats => {
  const isIn = (names: readonly string[]): boolean => names.includes(name);
  return isIn(LIST_FIELDS) ? 'list' : isIn(ROW_FIELDS) ? 'row' : 'nothing';
};

/** Placeholders with what they become, by what they repeat. */
export function FieldList({ names }: { readonly names: readonly TemplateField[] }) {
  const t = useWords(TEXT);
  const groups = (['nothing', 'list', 'row'] as const).map((repeats) => ({
    repeats,
    own: names.filter((name) => repeatsOf(name) === repeats),
  }));
  return (
    <>
      {groups
        .filter(({ own }) => own.length > 0)
        .map(({ repeats, own }) => (
          <div key={repeats}>
            <h3>{t.repeats[repeats]}</h3>
            <DefinitionList facts={own.map((name) => ({ term: `{{${name}}}`, value: t.meanings[name] }))} />
          </div>
        ))}
    </>
  );
}
