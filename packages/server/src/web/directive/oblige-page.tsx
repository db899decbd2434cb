import {
  Actions,
  Button,
  CheckField,
  CheckGroup,
  DateField,
  Form,
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

/** What Enter in a field presses: the first button of the form, which is seen only at its end. */
function Usual() {
  return <button class="unseen" type="submit" tabIndex={-1} aria-hidden="true" />;
}

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
  /** Whether a day that has passed was typed. */
  readonly asksPast: boolean;
}

/** Who must answer a document, with what type of document, by when. */
export function ObligePage({ documentId, symbol, kinds, units, chosen, types, asksPast, typed, errors }: ObligeProps) {
  const t = useWords(TEXT);
  const format = useFormat();
  const at = `/directives/${documentId}`;
  const field = (name: string) => ({ name, value: typed[name], error: errors[name] });
  return (
    <Page
      sheet="directive.css"
      title={t.obligeTitle(symbol)}
      crumbs={[...useCrumbs(), { href: at, label: symbol }]}
      errors={errors}
    >
      <Form action={`${at}/obligations`}>
        <WhoSees sentence={t.whoSees} />
        <SelectField {...field('requiredType')} label={t.requiredType} choices={types} />
        <TextField {...field('task')} label={t.task} hint={t.taskHint} />
        <DateField {...field('dueOn')} label={t.dueOn} />
        {asksPast && <CheckField {...field('keepPast')} label={t.keepPast} />}
        <Actions>
          <Usual />
          {kinds.map(({ code, name, count }) => (
            <Button key={code} name="tick" value={code}>
              {t.everyKind(name, format.count(count))}
            </Button>
          ))}
        </Actions>
        <CheckGroup
          name="unitIds"
          label={t.units}
          hint={chosen.length === 0 ? t.unitsHint : `${t.unitsHint} ${t.chosen(format.count(new Set(chosen).size))}`}
          choices={units}
          values={chosen}
          error={errors['unitIds']}
        />
        <p class="muted">{t.whoLearns}</p>
        <Actions>
          <Button weight="primary">{t.obligeIt}</Button>
        </Actions>
      </Form>
    </Page>
  );
}
