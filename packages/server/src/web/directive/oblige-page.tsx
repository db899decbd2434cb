import {
  Actions,
  Button,
  CheckGroup,
  DateField,
  Form,
  LinkButton,
  Page,
  SelectField,
  TextField,
  useFormat,
  useWords,
  WhoSees,
  type Choice,
} from '../ui/index.ts';
import type { Filled } from '../../http/filled.ts';
import { useCrumbs } from './coverage-page.tsx';
import { TEXT } from './text.ts';

/** A kind of unit with how many there are. */
export interface KindCount {
  readonly code: string;
  readonly name: string;
  readonly count: number;
}
interface ObligeProps extends Filled {
  readonly documentId: string;
  readonly symbol: string;
  readonly kinds: readonly KindCount[];
  readonly units: readonly Choice[];
  readonly chosen: readonly string[];
  readonly types: readonly Choice[];
}

/** Who must answer a document, with what type of document, by when. */
export function ObligePage({ documentId, symbol, kinds, units, chosen, types, typed, errors }: ObligeProps) {
  const t = useWords(TEXT);
  const format = useFormat();
  const at = `/directives/${documentId}`;
  const field = (name: string) => ({ name, value: typed[name], error: errors[name] });
  return (
    <Page title={t.obligeTitle(symbol)} crumbs={[...useCrumbs(), { href: at, label: symbol }]} errors={errors}>
      <Actions>
        {kinds.map(({ code, name, count }) => (
          <LinkButton key={code} href={`${at}/oblige?kind=${code}`}>
            {t.everyKind(name, format.count(count))}
          </LinkButton>
        ))}
      </Actions>
      <Form action={`${at}/obligations`}>
        <WhoSees sentence={t.whoSees} />
        <SelectField {...field('requiredType')} label={t.requiredType} choices={types} />
        <TextField {...field('task')} label={t.task} hint={t.taskHint} />
        <DateField {...field('dueOn')} label={t.dueOn} />
        <CheckGroup
          name="unitIds"
          label={t.units}
          hint={t.unitsHint}
          choices={units}
          values={chosen}
          error={errors['unitIds']}
        />
        <Actions>
          <Button weight="primary">{t.obligeIt}</Button>
        </Actions>
      </Form>
    </Page>
  );
}
