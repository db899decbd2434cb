import { Actions, Button, Card, Form, RadioGroup, useWords, type Choice, type Messages } from '../ui/index.ts';
import { withRound } from './import-address.ts';
import { IMPORT_TEXT } from './import-text.ts';
import type { ImportRow, ImportView } from './org-view.ts';
import { useRecognised, type Candidate } from './recognised.ts';

interface Props {
  readonly list: ImportView;
  readonly round: string;
  readonly errors: Messages;
}
/** The rows of this page that somebody must identify; nothing is chosen beforehand. */
export function QuestionsForm({ list, round, errors }: Props) {
  const t = useWords(IMPORT_TEXT);
  const recognised = useRecognised();
  const asked = list.rows.filter((row) => row.isAsked);
  if (asked.length === 0) return null;
  return (
    <Card title={t.toAnswer}>
      <p>{t.toAnswerHint}</p>
      <Form action={withRound(`/org/import/${list.importId}/decisions`, round)}>
        {asked.map((row) => (
          <RadioGroup
            key={row.rowNo}
            name={`row${row.rowNo.toString()}`}
            label={t.question(row.rowNo, describe(row))}
            value={row.answer}
            choices={choicesOf(row, t, recognised)}
            error={errors[`row${row.rowNo.toString()}`]}
          />
        ))}
        <Actions>
          <Button>{t.saveAnswers}</Button>
        </Actions>
      </Form>
    </Card>
  );
}

const choicesOf = (
  row: ImportRow,
  t: (typeof IMPORT_TEXT)['vi'],
  recognised: (facts: Candidate['facts']) => string,
): Choice[] => [
  ...row.candidates.map(({ answer, facts }) => ({ value: answer, label: t.sameAs(recognised(facts)) })),
  { value: 'different', label: t.different },
  { value: 'leave_out', label: t.leaveOut },
];

const describe = ({ fields }: ImportRow): string =>
  [fields.name, fields.birth, fields.post, fields.unit].filter((fact) => fact !== undefined && fact !== '').join(', ');
