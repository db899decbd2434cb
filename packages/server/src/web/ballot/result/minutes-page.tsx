import {
  Actions,
  Button,
  ConfirmPage,
  DateTimeField,
  Form,
  Hidden,
  Page,
  TextArea,
  TextField,
  useWords,
  WhoSees,
  type Messages,
} from '../../ui/index.ts';
import { RESULT_TEXT } from './result-text.ts';
import { TEXT } from '../text.ts';

interface Props {
  readonly round: { readonly roundId: string; readonly title: string };
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: Messages;
}
const crumbsOf = (label: string, { roundId, title }: Props['round']) => [
  { href: '/rounds', label },
  { href: `/rounds/${roundId}`, label: title },
];

/** What only people know of a count: where, when, who chaired, what happened. */
export function DrawMinutesPage({ round, typed, errors }: Props) {
  const t = useWords(RESULT_TEXT);
  const room = useWords(TEXT);
  const field = (name: string) => ({ name, value: typed[name], error: errors[name] });
  return (
    <Page title={t.drawMinutes} crumbs={crumbsOf(room.rounds, round)} errors={errors}>
      <Form action={`/rounds/${round.roundId}/minutes`}>
        <WhoSees sentence={t.whoSeesMinutes} />
        <TextField {...field('documentPlace')} label={t.documentPlace} />
        <TextField {...field('number')} label={t.number} isOptional />
        <DateTimeField {...field('startedAt')} label={t.startedAt} />
        <DateTimeField {...field('endedAt')} label={t.endedAt} />
        <TextField {...field('chair.office')} label={t.chairOffice} />
        <TextField {...field('chair.name')} label={t.chairName} />
        <TextArea {...field('incident')} label={t.incident} isOptional />
        <Actions>
          <Button weight="primary">{t.drawMinutes}</Button>
        </Actions>
      </Form>
    </Page>
  );
}

/** The four deeds after the count that ask once. */
export type AfterStep = 'confirm' | 'release' | 'archive' | 'destroy';

/** Asks once before minutes are confirmed, a result published, a round archived or its ballots destroyed. */
export function AfterStepPage({
  round,
  typed,
  errors,
  step,
  pdfSha256,
}: Props & { readonly step: AfterStep; readonly pdfSha256: string }) {
  const t = useWords(RESULT_TEXT);
  const room = useWords(TEXT);
  const how = { confirm: t.confirmHow, release: t.releaseHow, archive: t.archiveHow, destroy: t.destroyHow };
  return (
    <ConfirmPage
      title={t[step]}
      crumbs={crumbsOf(room.rounds, round)}
      consequences={how[step]}
      action={`/rounds/${round.roundId}/after/${step}`}
      doIt={t[step]}
      cancelHref={`/rounds/${round.roundId}/result`}
      errors={errors}
    >
      {step === 'confirm' && <Hidden name="pdfSha256" value={pdfSha256} />}
      {step === 'release' && (
        <TextField name="incident" label={t.incident} value={typed['incident']} error={errors['incident']} isOptional />
      )}
      {step === 'destroy' && (
        <>
          <TextField
            name="decisionSymbol"
            label={t.decisionSymbol}
            value={typed['decisionSymbol']}
            error={errors['decisionSymbol']}
          />
          <TextArea name="reason" label={t.reason} value={typed['reason']} error={errors['reason']} />
        </>
      )}
    </ConfirmPage>
  );
}
