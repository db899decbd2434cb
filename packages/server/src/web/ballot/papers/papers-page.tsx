import { Card, FileDownload, Page, useWords } from '../../ui/index.ts';
import type { RoundView } from '../round-view.ts';
import { TEXT } from '../text.ts';
import { PAPERS_TEXT } from './papers-text.ts';

const COUNTED: readonly RoundView['state'][] = ['opened', 'minuted', 'confirmed', 'released', 'archived'];

/** Every paper of a round that can be printed now, and when the others can. */
export function PapersPage({ round }: { readonly round: RoundView }) {
  const t = useWords(PAPERS_TEXT);
  const room = useWords(TEXT);
  const base = `/rounds/${round.roundId}`;
  const crumbs = [
    { href: '/rounds', label: room.rounds },
    { href: base, label: round.title },
  ];
  return (
    <Page title={t.papers} lead={t.lead} crumbs={crumbs}>
      <Card title={t.before}>
        {round.voters > 0 ? <RollPapers base={base} /> : <p class="muted">{t.noRoll}</p>}
        {round.protocolId === null ? (
          <p class="muted">{t.noPoster}</p>
        ) : (
          <p>
            <FileDownload href={`${base}/papers/poster.pdf`} label={t.poster} kind="PDF" />
          </p>
        )}
      </Card>
      <Card title={t.after}>
        {COUNTED.includes(round.state) ? <ResultPapers base={base} round={round} /> : <p class="muted">{t.noResult}</p>}
      </Card>
    </Page>
  );
}

function RollPapers({ base }: { readonly base: string }) {
  const t = useWords(PAPERS_TEXT);
  return (
    <>
      <TwoForms href={`${base}/papers/roll`} label={t.roll} />
      <p>
        <FileDownload href={`${base}/papers/invitations.pdf`} label={t.invitations} kind="PDF" />
      </p>
    </>
  );
}

function ResultPapers({ base, round }: { readonly base: string; readonly round: RoundView }) {
  const t = useWords(PAPERS_TEXT);
  return (
    <>
      <p class="muted">{t.restricted}</p>
      {round.subjects.map(({ subjectNo, name }) => (
        <TwoForms key={subjectNo} href={`${base}/papers/result-${subjectNo.toString()}`} label={t.sheet(name)} />
      ))}
      <p>
        <a href={`${base}/result`}>{t.minutes}</a>
      </p>
    </>
  );
}

/** One official paper as PDF and as DOCX. */
const TwoForms = ({ href, label }: { readonly href: string; readonly label: string }) => (
  <>
    <p>
      <FileDownload href={`${href}.pdf`} label={label} kind="PDF" />
    </p>
    <p>
      <FileDownload href={`${href}.docx`} label={label} kind="DOCX" />
    </p>
  </>
);
