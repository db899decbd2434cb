import type { Filled } from '../../http/filled.ts';
import {
  Actions,
  Button,
  Card,
  DefinitionList,
  Form,
  Page,
  SelectField,
  TextField,
  useFormat,
  useWords,
} from '../ui/index.ts';
import { TEXT } from './text.ts';

interface EscalationProps {
  readonly steps: readonly { readonly daysAfter: number; readonly broughtTo: 'unit_head' | 'parent_head' }[];
  readonly maySet: boolean;
  readonly filled: Filled;
}

/** The rule has at most so many steps; one left wholly empty is no step. */
const ALL_STEPS = [0, 1, 2, 3, 4];

/** After how many days overdue a task is brought before whom; the leadership sets it. */
export function EscalationPage({ steps, maySet, filled: { typed, errors } }: EscalationProps) {
  const t = useWords(TEXT);
  const format = useFormat();
  const facts = steps.map(({ daysAfter, broughtTo }, n) => ({
    term: t.step(format.count(n + 1)),
    value: `${t.daysAfter}: ${format.count(daysAfter)} → ${t.heads[broughtTo]}`,
  }));
  return (
    <Page title={t.escalation} lead={t.escalationLead} crumbs={[{ href: '/tasks', label: t.tasks }]} errors={errors}>
      <Card>
        <DefinitionList facts={facts} />
      </Card>
      {maySet && (
        <Form action="/tasks/escalation">
          {ALL_STEPS.map((n) => (
            <StepFields key={n} n={n} step={steps[n]} typed={typed} errors={errors} />
          ))}
          <TextField name="reason" label={t.reason} value={typed['reason']} error={errors['reason']} />
          <Actions>
            <Button weight="primary">{t.setEscalation}</Button>
          </Actions>
        </Form>
      )}
    </Page>
  );
}

interface FieldsProps extends Pick<Filled, 'typed' | 'errors'> {
  readonly n: number;
  readonly step: EscalationProps['steps'][number] | undefined;
}
function StepFields({ n, step, typed, errors }: FieldsProps) {
  const t = useWords(TEXT);
  const days = `steps.${n.toString()}.daysAfter`;
  const heads = `steps.${n.toString()}.broughtTo`;
  return (
    <fieldset>
      <legend>{t.step((n + 1).toString())}</legend>
      <TextField
        name={days}
        label={t.daysAfter}
        width="short"
        inputmode="numeric"
        value={typed[days] ?? step?.daysAfter.toString()}
        error={errors[days]}
      />
      <SelectField
        name={heads}
        label={t.broughtTo}
        value={typed[heads] ?? step?.broughtTo}
        error={errors[heads]}
        choices={(['unit_head', 'parent_head'] as const).map((value) => ({ value, label: t.heads[value] }))}
      />
    </fieldset>
  );
}
