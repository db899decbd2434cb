import type { Filled } from '../../http/filled.ts';
import {
  Actions,
  Button,
  Card,
  FileField,
  Form,
  Hidden,
  LinkButton,
  Notice,
  Page,
  Pill,
  PrintLink,
  RadioGroup,
  TextField,
  useFormat,
  useWords,
  WhoSees,
} from '../ui/index.ts';
import { fieldOf } from './form-state.ts';
import { guestsCame, guestWords } from './guests.tsx';
import { AgendaCard, ConclusionsCard, FactsCard, OpinionsCard, VotesCard } from './meeting-cards.tsx';
import type { MeetingView } from './meeting-view.ts';
import { CategoryBars, QuorumPill, useCrumbs } from './parts.tsx';
import { TEXT } from './text.ts';

interface MinutesProps extends Filled {
  readonly meeting: MeetingView;
}
const MOST_BYTES = 20 * 1024 * 1024;

/** The minutes of a meeting: one page to print, the official paper in both layouts, the signed scan. */
export function MinutesPage({ meeting, ...filled }: MinutesProps) {
  const t = useWords(TEXT);
  const format = useFormat();
  const { counts } = meeting;
  const lead = `${meeting.kindName}, ${meeting.unitName} · ${format.instant(meeting.openedAt ?? meeting.startsAt)} · ${meeting.place}`;
  return (
    <Page
      title={`${t.printTitle}: ${meeting.title}`}
      lead={lead}
      crumbs={useCrumbs(meeting)}
      actions={<PrintLink />}
      errors={filled.errors}
    >
      <Papers meeting={meeting} {...filled} />
      <div class="stack compact">
        <Card title={t.attendance} aside={<QuorumPill quorum={meeting.quorum} />}>
          <p>
            {t.present} {format.share({ part: counts.present, whole: counts.invited })} · {t.excused}{' '}
            {format.count(counts.excused)} · {t.absent} {format.count(counts.absent)}
          </p>
          {guestsCame(meeting) > 0 && (
            <p>
              <b>{t.guestCount(format.count(guestsCame(meeting)))}</b>:{' '}
              {meeting.guests
                .filter(({ hasCome }) => hasCome)
                .map(guestWords)
                .join('; ')}
            </p>
          )}
          <CategoryBars categories={meeting.categories} />
        </Card>
        <FactsCard meeting={meeting} />
        <AgendaCard meeting={meeting} />
        <OpinionsCard meeting={meeting} />
        <VotesCard meeting={meeting} />
        <ConclusionsCard meeting={meeting} />
        <div class="print-only signs">
          <Pen role={t.chair} name={meeting.chair} />
          <Pen role={t.secretary} name={meeting.secretary} />
        </div>
      </div>
    </Page>
  );
}

/** Where somebody signs the one page by hand. */
const Pen = ({ role, name }: { readonly role: string; readonly name: string }) => (
  <div>
    <b>{role}</b>
    <p>{name.replace(/,.*$/, '')}</p>
  </div>
);

/** The paper as drawn, and the forms that draw and sign it while that may be done. */
function Papers({ meeting, ...filled }: MinutesProps) {
  const { minutes, can, state } = meeting;
  const mayWrite = can.run && state === 'closed';
  return (
    <>
      {minutes !== null && <Drawn meeting={meeting} minutes={minutes} />}
      {mayWrite && <DrawForm meeting={meeting} {...filled} />}
      {mayWrite && minutes?.isCurrent && <SignForm meeting={meeting} {...filled} />}
    </>
  );
}

interface DrawnProps {
  readonly meeting: MeetingView;
  readonly minutes: NonNullable<MeetingView['minutes']>;
}
function Drawn({ meeting, minutes }: DrawnProps) {
  const t = useWords(TEXT);
  const format = useFormat();
  const at = `/meetings/${meeting.meetingId}/minutes`;
  return (
    <Card title={`${t.draft(minutes.draftNo.toString())}, ${format.instant(minutes.drawnAt)}`}>
      {!minutes.isCurrent && <Notice tone="late">{t.changedSince}</Notice>}
      {minutes.signedAt !== null && (
        <p>
          <Pill tone="good">{t.signedAt(format.instant(minutes.signedAt))}</Pill>
        </p>
      )}
      {minutes.signatures?.map((one) => (
        <Signed key={one.certificateSha256 + one.signedAt.toISOString()} one={one} />
      ))}
      {minutes.signatures && <p class="muted">{t.signatureLimits}</p>}
      <p class="muted">{t.hash}</p>
      <p>
        <code>{minutes.recordSha256.replace(/(.{8})(?=.)/g, '$1 ')}</code>
      </p>
      <Actions>
        <LinkButton href={`${at}/file.pdf`}>{t.pdf}</LinkButton>
        <LinkButton href={`${at}/file.docx`}>{t.docx}</LinkButton>
        {minutes.signedAt !== null && <LinkButton href={`${at}/signed`}>{t.signedCopy}</LinkButton>}
      </Actions>
    </Card>
  );
}

type Signature = NonNullable<DrawnProps['minutes']['signatures']>[number];
/** Who signed, by which certificate, when, and what the check says of it. */
function Signed({ one }: { readonly one: Signature }) {
  const t = useWords(TEXT);
  const format = useFormat();
  return (
    <Notice tone={one.isIssuerTrusted ? 'good' : 'warn'}>
      <b>{one.signer}</b>: {one.isIssuerTrusted ? t.signatureSound : t.signatureUnknownIssuer}
      <br />
      {t.signatureFacts({ issuer: one.issuer, at: format.instant(one.signedAt), serial: one.serial })}
    </Notice>
  );
}

function DrawForm({ meeting, ...filled }: MinutesProps) {
  const t = useWords(TEXT);
  const field = fieldOf(filled);
  const layouts = Object.entries(t.layouts).map(([value, label]) => ({ value, label }));
  return (
    <div class="card screen-only">
      <h2>{meeting.minutes === null ? t.drawMinutes : t.drawAgain}</h2>
      <Form action={`/meetings/${meeting.meetingId}/minutes`}>
        <WhoSees sentence={t.whoSees} />
        <RadioGroup {...field('family')} label={t.layout} value={filled.typed['family'] ?? 'party'} choices={layouts} />
        <TextField {...field('documentPlace')} label={t.placeOfDocument} width="medium" maxLength={100} />
        <TextField {...field('superior')} label={t.superior} isOptional width="medium" maxLength={200} />
        <Button weight={meeting.minutes === null ? 'primary' : 'plain'}>
          {meeting.minutes === null ? t.drawMinutes : t.drawAgain}
        </Button>
      </Form>
    </div>
  );
}

function SignForm({ meeting, errors, typed }: MinutesProps) {
  const t = useWords(TEXT);
  const field = (by: 'scan' | 'certificate') => (typed['by'] === by ? errors['file'] : undefined);
  const action = `/meetings/${meeting.meetingId}/minutes/signed`;
  return (
    <>
      <div class="card screen-only">
        <h2>{t.sign}</h2>
        <p class="muted">{t.signLead}</p>
        <Form action={action} takesFiles>
          <Hidden name="by" value="scan" />
          <FileField
            name="file"
            label={t.signFile}
            accept=".pdf,.png,.jpg,.jpeg"
            kinds="PDF, PNG, JPEG"
            maxBytes={MOST_BYTES}
            error={field('scan')}
          />
          <Button weight="primary">{t.sign}</Button>
        </Form>
      </div>
      <details class="card screen-only" open={typed['by'] === 'certificate'}>
        <summary>{t.signByCertificate}</summary>
        <p class="muted">{t.certificateLead}</p>
        <Form action={action} takesFiles>
          <Hidden name="by" value="certificate" />
          <FileField
            name="file"
            label={t.signedPdf}
            accept=".pdf"
            kinds="PDF"
            maxBytes={MOST_BYTES}
            error={field('certificate')}
          />
          <Button>{t.signByCertificate}</Button>
        </Form>
      </details>
    </>
  );
}

interface NewsProps {
  readonly meeting: MeetingView;
  readonly news: { readonly title: string; readonly paragraphs: readonly string[] };
}
/** The draft of the news, to be copied out. */
export function NewsPage({ meeting, news }: NewsProps) {
  const t = useWords(TEXT);
  const isReady = meeting.can.run && meeting.state === 'confirmed';
  const actions = isReady ? (
    <LinkButton href={`/meetings/${meeting.meetingId}/publish`} weight="primary">
      {t.publish}
    </LinkButton>
  ) : undefined;
  return (
    <Page title={t.news} lead={t.newsLead} crumbs={useCrumbs(meeting)} {...(actions && { actions })}>
      <Card title={news.title}>
        {news.paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </Card>
    </Page>
  );
}
