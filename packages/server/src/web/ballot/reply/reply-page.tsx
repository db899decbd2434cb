import {
  Actions,
  Button,
  DateField,
  Form,
  Notice,
  Page,
  TextArea,
  TextField,
  useFormat,
  useSaid,
  useWords,
  WhoSees,
  type Messages,
} from '../../ui/index.ts';
import type { RepliesView } from './reply-card.tsx';
import { REPLY_TEXT } from './reply-text.ts';

/** Lines for changes on the form; a reply may hold more through the REST door. */
const LINES = 5;

interface Props {
  readonly round: Pick<RepliesView, 'roundId' | 'title' | 'dueOn' | 'daysLeft'>;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: Messages;
}

/** The form on which whoever was rated answers. */
export function ReplyPage({ round, typed, errors }: Props) {
  const t = useWords(REPLY_TEXT);
  const said = useSaid();
  const field = (name: string) => ({ name, value: typed[name], error: errors[name] });
  const crumbs = [{ href: `/results/${round.roundId}`, label: round.title }];
  return (
    <Page title={t.reply} lead={t.lead} crumbs={crumbs} errors={errors}>
      <Clock round={round} />
      <Form action={`/results/${round.roundId}/reply`}>
        <WhoSees sentence={t.whoSees} />
        <TextArea {...field('acceptance')} label={t.acceptance} hint={t.acceptanceHint} rows={6} maxLength={4000} />
        <TextArea
          {...field('explanation')}
          label={t.explanation}
          hint={t.explanationHint}
          rows={4}
          maxLength={4000}
          isOptional
        />
        <fieldset>
          <legend>{t.changes}</legend>
          <p class="muted">{t.changesHint}</p>
          {errors['changes'] && <p class="error">{said(errors['changes'])}</p>}
          {Array.from({ length: LINES }, (_, at) => (
            <div class="pair" key={at}>
              <TextField
                {...field(`changes.${at.toString()}.what`)}
                label={t.change(at + 1)}
                maxLength={500}
                isOptional
              />
              <DateField {...field(`changes.${at.toString()}.dueOn`)} label={t.dueOn} isOptional />
            </div>
          ))}
        </fieldset>
        <Actions>
          <Button weight="primary">{t.send}</Button>
        </Actions>
      </Form>
    </Page>
  );
}

/** How long there is, and what everyone sees when the day has passed. */
function Clock({ round: { roundId, dueOn, daysLeft } }: Pick<Props, 'round'>) {
  const t = useWords(REPLY_TEXT);
  const format = useFormat();
  const isOver = daysLeft < 0;
  return (
    <Notice tone={isOver ? 'late' : 'info'}>
      {t.clock(format.day(dueOn))} {isOver ? t.clockOver(-daysLeft) : `${t.clockLeft(daysLeft)} ${t.clockNote}`}{' '}
      <a href={`/results/${roundId}`}>{t.readResult}</a>
    </Notice>
  );
}
