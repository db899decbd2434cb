import type { Filled } from '../../http/filled.ts';
import {
  Actions,
  Button,
  Card,
  Form,
  Hidden,
  Page,
  PrintLink,
  RadioGroup,
  TextField,
  useWords,
  WhoSees,
} from '../ui/index.ts';
import { fieldOf } from './form-state.ts';
import type { MeetingView } from './meeting-view.ts';
import { inGroups, useCrumbs } from './parts.tsx';
import { TEXT } from './text.ts';

/** What the code in the hall leads to: one button. */
export function HerePage({ meeting, code, ...filled }: HereProps) {
  const t = useWords(TEXT);
  return (
    <Page title={t.hereTitle} lead={meeting.title} audience="voter" crumbs={useCrumbs(meeting)} errors={filled.errors}>
      <HereBody meeting={meeting} code={code} {...filled} />
    </Page>
  );
}

interface HereProps extends Filled {
  readonly meeting: MeetingView;
  /** What was scanned; empty when the number has to be typed. */
  readonly code: string;
}
function HereBody({ meeting: { meetingId, mine, state }, code, ...filled }: HereProps) {
  const t = useWords(TEXT);
  const at = `/meetings/${meetingId}`;
  if (mine === null) return <p>{t.notInvited}</p>;
  if (state !== 'open') return <p>{t.notOpen}</p>;
  if (!mine.isThere) {
    return (
      <Form action={`${at}/here`}>
        {code === '' ? (
          <TextField {...fieldOf(filled)('code')} label={t.hallNumber} width="short" inputmode="numeric" />
        ) : (
          <Hidden name="code" value={code} />
        )}
        <Button weight="primary">{t.iAmHere}</Button>
      </Form>
    );
  }
  return (
    <>
      <div class="notice good" role="status">
        {t.youAreHere}
      </div>
      <AskForm at={at} />
    </>
  );
}

function AskForm({ at }: { readonly at: string }) {
  const t = useWords(TEXT);
  return (
    <Form action={`${at}/ask`}>
      <p class="muted">{t.askLead}</p>
      <WhoSees sentence={t.whoSees} />
      <TextField name="topic" label={t.topic} isOptional maxLength={300} />
      <Button weight="primary">{t.askToSpeak}</Button>
    </Form>
  );
}

interface CodeProps extends Filled {
  readonly meeting: MeetingView;
  /** The picture of the code, where it may be printed. */
  readonly picture: string;
}
/** How the code of the hall is shown; a fixed one stands here to be printed. */
export function CodePage({ meeting, picture, ...filled }: CodeProps) {
  const t = useWords(TEXT);
  const { checkIn } = meeting;
  const isPrinted = checkIn?.mode === 'printed';
  return (
    <Page
      title={t.codeTitle}
      lead={meeting.title}
      crumbs={useCrumbs(meeting)}
      errors={filled.errors}
      {...(isPrinted && { actions: <PrintLink /> })}
    >
      {isPrinted ? (
        <Sheet code={checkIn.code} picture={picture} />
      ) : (
        <p>{t.turnsEvery(checkIn?.seconds.toString() ?? '')}</p>
      )}
      {checkIn?.isChosenByReader && <CodeForm meeting={meeting} {...filled} />}
    </Page>
  );
}

function Sheet({ code, picture }: { readonly code: string; readonly picture: string }) {
  const t = useWords(TEXT);
  return (
    <Card title={t.iAmHere}>
      <p>
        <img src={picture} alt={t.wifi} width="320" height="320" />
      </p>
      <p class="huge">{inGroups(code)}</p>
      <p class="muted">{t.printedWorth}</p>
    </Card>
  );
}

function CodeForm({ meeting, ...filled }: Omit<CodeProps, 'picture'>) {
  const t = useWords(TEXT);
  const field = fieldOf(filled);
  const { mode = 'rotating', seconds = 30 } = meeting.checkIn ?? {};
  const modes = Object.entries(t.codeModes).map(([value, { label, hint }]) => ({ value, label, hint }));
  return (
    <div class="card screen-only">
      <Form action={`/meetings/${meeting.meetingId}/check-in-code`}>
        <RadioGroup {...field('mode')} label={t.codeTitle} value={filled.typed['mode'] ?? mode} choices={modes} />
        <TextField
          {...field('seconds')}
          label={t.codeSeconds}
          value={filled.typed['seconds'] ?? seconds.toString()}
          width="short"
          inputmode="numeric"
        />
        <TextField {...field('reason')} label={t.codeReason} isOptional />
        <Actions>
          <Button weight="primary">{t.save}</Button>
        </Actions>
      </Form>
    </div>
  );
}
