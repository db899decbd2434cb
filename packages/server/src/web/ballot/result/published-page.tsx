import type { ComponentChildren } from 'preact';
import { Card, Notice, Numbers, Page, PrintLink, useWords } from '../../ui/index.ts';
import { ReplyOf, type RepliesView } from '../reply/reply-card.tsx';
import { ComparisonPart, type Comparison } from './comparison-part.tsx';
import { FIGURES_TEXT } from './figures-text.ts';
import { Opinions } from './opinions.tsx';
import { PUBLISHED_TEXT } from './published-text.ts';
import type { Shown } from './scale-rows.ts';
import { GroupList, PublicFigures } from './subject-figures.tsx';
import {
  WhatIsPublished,
  WhatWillBePublished,
  type Comments,
  type Decisions,
  type Preview,
  type Published,
} from './what-is-published.tsx';

interface Figures {
  readonly comparison: Comparison | undefined;
  /** Number of the group to show; all voters when left out. */
  readonly groupNo: number | undefined;
  /** Where plans can be read by anyone. */
  readonly castOrigin: string;
  /** Where this page stands, for the paper it is printed on. */
  readonly mainOrigin: string;
}
interface Props extends Figures {
  readonly published: Published;
  readonly comments: Comments | undefined;
  readonly replies: RepliesView | undefined;
  readonly decisions: Decisions;
}

/** What everyone sees of a round: what the disclosure guard lets through, the comments that two readers released. */
export function PublishedPage({ published, comments, replies, decisions, ...figures }: Props) {
  const t = useWords(PUBLISHED_TEXT);
  const { publication, roundId } = published;
  return (
    <Page title={published.title} audience="public" lead={t.lead(published.planSymbol)} actions={<PrintLink />}>
      {publication.outcome !== 'published' && <Notice>{t.withheldAll}</Notice>}
      <Result {...figures} shown={published} path={`/results/${roundId}`} replies={replies} />
      {comments && figures.groupNo === undefined && <Opinions comments={comments} />}
      <WhatIsPublished published={published} comments={comments} decisions={decisions} />
      <Addresses published={published} origins={figures} />
    </Page>
  );
}

/** On paper a link cannot be pressed: every address in full, at the end. */
function Addresses({ published, origins }: { readonly published: Published; readonly origins: Figures }) {
  const t = useWords(PUBLISHED_TEXT);
  const page = `${origins.mainOrigin}/results/${published.roundId}`;
  const plans = published.subjects.flatMap(({ planHash }, at) =>
    planHash === null ? [] : [`${origins.castOrigin}/b/${published.protocolId}/plan/${(at + 1).toString()}`],
  );
  return (
    <div class="print-only">
      <p>{t.addresses}</p>
      <ul>
        {[page, `${page}/bundle`, ...plans].map((address) => (
          <li key={address}>{address}</li>
        ))}
      </ul>
    </div>
  );
}

/** The same page before the decision, for whoever decides: nothing of it is public yet. */
export function PreviewPage({ preview, rounds, ...figures }: Figures & { preview: Preview; rounds: string }) {
  const t = useWords(PUBLISHED_TEXT);
  const path = `/rounds/${preview.roundId}`;
  const crumbs = [
    { href: '/rounds', label: rounds },
    { href: path, label: preview.title },
  ];
  return (
    <Page title={t.ledTo(preview.title)} lead={t.previewLead} crumbs={crumbs}>
      {preview.publication.outcome !== 'published' && <Notice>{t.withheldAll}</Notice>}
      <Result {...figures} shown={preview} path={`${path}/preview`} replies={undefined} />
      <WhatWillBePublished preview={preview} />
    </Page>
  );
}

interface ResultProps extends Omit<Figures, 'mainOrigin'> {
  readonly shown: Shown;
  readonly path: string;
  readonly replies: RepliesView | undefined;
}
/** Numbers of the round, each person's figures, and the groups. */
function Result({ shown, path, replies, comparison, groupNo, castOrigin }: ResultProps) {
  const figures = useWords(FIGURES_TEXT);
  const group = shown.groups.find(({ id }) => id === groupNo);
  const isGroup = group !== undefined && shown.publication.groups.some(({ id, isShown }) => id === groupNo && isShown);
  return (
    <>
      {isGroup ? (
        <Notice>
          {figures.ofGroup(group.name)} · <a href={path}>{figures.back}</a>
        </Notice>
      ) : (
        <RoundNumbers shown={shown} />
      )}
      {shown.publication.subjects.map((_, at) => (
        <SubjectCard key={at} {...{ shown, at, castOrigin }} groupNo={isGroup ? groupNo : undefined}>
          {!isGroup && comparison && <ComparisonIn comparison={comparison} shown={shown} at={at} />}
          {!isGroup && <ReplyIn replies={replies} subjectNo={at + 1} />}
        </SubjectCard>
      ))}
      {shown.publication.groups.length > 0 && (
        <Card title={figures.groups}>
          <GroupList shown={shown} hrefOf={(id) => `${path}?group=${id.toString()}`} />
        </Card>
      )}
    </>
  );
}

function RoundNumbers({ shown }: { readonly shown: Shown }) {
  const t = useWords(PUBLISHED_TEXT);
  const { counts } = shown.publication;
  if (!counts) return null;
  const valid = counts.valid === null ? [] : [{ value: counts.valid, unit: t.valid, of: counts.collected }];
  return (
    <Numbers
      figures={[
        { value: counts.issued, unit: t.issued, of: counts.roll },
        { value: counts.collected, unit: t.collected, of: counts.issued },
        ...valid,
      ]}
    />
  );
}

interface CardProps {
  readonly shown: Shown;
  readonly at: number;
  readonly castOrigin: string;
  readonly groupNo: number | undefined;
  readonly children: ComponentChildren;
}
function SubjectCard({ shown, at, castOrigin, groupNo, children }: CardProps) {
  const t = useWords(PUBLISHED_TEXT);
  const subject = shown.subjects[at];
  if (!subject) return null;
  const plan = `${castOrigin}/b/${shown.protocolId}/plan/${(at + 1).toString()}`;
  return (
    <Card
      title={`${subject.name} · ${subject.post}`}
      {...(subject.planHash !== null && { aside: <a href={plan}>{t.plan}</a> })}
    >
      <PublicFigures shown={shown} subject={at} groupNo={groupNo} />
      {children}
    </Card>
  );
}

function ComparisonIn({ comparison, shown, at }: { comparison: Comparison; shown: Shown; at: number }) {
  const subject = shown.subjects[at];
  return subject ? <ComparisonPart comparison={comparison} subject={subject} /> : null;
}

function ReplyIn({ replies, subjectNo }: { replies: RepliesView | undefined; subjectNo: number }) {
  const subject = replies?.subjects.find((one) => one.subjectNo === subjectNo);
  return replies && subject ? <ReplyOf roundId={replies.roundId} clock={replies} subject={subject} /> : null;
}
