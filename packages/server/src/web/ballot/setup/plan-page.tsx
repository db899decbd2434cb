import { Actions, Button, FileField, Form, Page, TextField, useWords, WhoSees, type Messages } from '../../ui/index.ts';
import { TEXT } from '../text.ts';

const MOST_BYTES = 10_000_000;

interface Props {
  readonly roundId: string;
  readonly roundTitle: string;
  readonly subjectNo: number;
  readonly name: string;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: Messages;
}

/** Binds a subject's published plan to the round. */
export function PlanPage({ roundId, roundTitle, subjectNo, name, typed, errors }: Props) {
  const t = useWords(TEXT);
  const crumbs = [
    { href: '/rounds', label: t.rounds },
    { href: `/rounds/${roundId}`, label: roundTitle },
  ];
  return (
    <Page title={`${t.attachPlan}: ${name}`} crumbs={crumbs} errors={errors}>
      <Form action={`/rounds/${roundId}/subjects/${subjectNo.toString()}/plan`} takesFiles>
        <WhoSees sentence={t.whoSeesPlan} />
        <TextField name="title" label={t.planTitle} value={typed['title']} error={errors['title']} />
        <FileField
          name="file"
          label={t.file}
          accept=".pdf,.docx"
          kinds="PDF, DOCX"
          maxBytes={MOST_BYTES}
          sent={typed['file']}
          error={errors['file'] ?? errors['sha256']}
        />
        <Actions>
          <Button weight="primary">{t.attach}</Button>
        </Actions>
      </Form>
    </Page>
  );
}
