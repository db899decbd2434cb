import type { ComponentChildren } from 'preact';
import type { z } from 'zod';
import type { ballot } from '@guong/core/ballot';
import { Card, DefinitionList, FileDownload, useFormat, useWords, type Fact } from '../../ui/index.ts';
import { PUBLISHED_TEXT } from './published-text.ts';
import type { Shown } from './scale-rows.ts';

/** The released publication, the comments beside it, and who decided. */
export type Published = z.output<typeof ballot.publication.output>;
/** Comments as the public reads them. */
export type Comments = z.output<typeof ballot.comments.output>;
/** Who decided each edition. */
export type Decisions = z.output<typeof ballot.releaseDecisions.output>['decisions'];
/** What a release now would make public. */
export type Preview = z.output<typeof ballot.publicationPreview.output>;

/** Facts that a publication and its preview share: which tables, which groups, under which rule. */
function useFactsOf({ publication }: Shown): readonly Fact[] {
  const t = useWords(PUBLISHED_TEXT);
  const forms = publication.subjects.flatMap(({ items }) => items.map(({ table }) => table.form));
  const number = (...of: readonly string[]) => forms.filter((form) => of.includes(form)).length;
  const shown = publication.groups.filter(({ isShown }) => isShown).length;
  return [
    { term: t.tables, value: t.tablesText(number('exact'), number('bands', 'two_thirds'), number('withheld')) },
    { term: t.groupTables, value: t.groupsText(shown, publication.groups.length - shown) },
    { term: t.rule, value: t.ruleText(publication.guard, publication.policy) },
    { term: t.never, value: t.neverText },
  ];
}

/** Before the decision: what exactly a release would make public, and what not. */
export function WhatWillBePublished({
  preview,
  children,
}: {
  readonly preview: Preview;
  readonly children?: ComponentChildren;
}) {
  const t = useWords(PUBLISHED_TEXT);
  const { released, withheld, waiting } = preview.comments;
  const { areCommentsOpen, policy } = preview.publication;
  const comments = areCommentsOpen
    ? t.commentsNext(released, withheld, waiting)
    : t.commentsClosed(policy.commentsFrom);
  return (
    <Card title={t.whatNext}>
      <DefinitionList
        facts={[...useFactsOf(preview), { term: t.comments, value: comments }, { term: t.bundle, value: t.bundleNext }]}
      />
      {children}
    </Card>
  );
}

interface Props {
  readonly published: Published;
  readonly comments: Comments | undefined;
  readonly decisions: Decisions;
}

/** After the decision: what was published, who decided it in which post, under which rule, and how anyone checks it. */
export function WhatIsPublished({ published, comments, decisions }: Props) {
  const t = useWords(PUBLISHED_TEXT);
  const { roundId, publication } = published;
  const bundle = decisions.find(({ edition }) => edition === published.edition)?.bundleSha256;
  const facts = useFactsOf(published);
  return (
    <Card title={t.what}>
      <DefinitionList
        facts={[
          { term: t.decidedBy, value: <DecidedBy editions={published.editions} decisions={decisions} /> },
          ...facts,
          { term: t.comments, value: useCommentsFact(published, comments) },
          ...(publication.outcome === 'published'
            ? [
                {
                  term: t.bundle,
                  value: <FileDownload href={`/results/${roundId}/bundle`} label={t.takeBundle} kind="TAR" />,
                },
                ...(bundle === undefined ? [] : [{ term: t.bundleHash, value: <code>{bundle}</code> }]),
                { term: t.how, value: <HowToCheck /> },
              ]
            : []),
        ]}
      />
    </Card>
  );
}

const HowToCheck = () => (
  <ol>
    {useWords(PUBLISHED_TEXT).steps.map((step) => (
      <li key={step}>{step}</li>
    ))}
  </ol>
);

function useCommentsFact({ publication }: Published, comments: Comments | undefined): string {
  const t = useWords(PUBLISHED_TEXT);
  if (!publication.areCommentsOpen) return t.commentsClosed(publication.policy.commentsFrom);
  const all = comments?.subjects.flatMap((subject) => subject.comments) ?? [];
  const shown = all.filter(({ parts }) => parts.some(({ isCovered }) => !isCovered));
  const partly = shown.filter(({ parts }) => parts.some(({ isCovered }) => isCovered));
  return t.commentsText(shown.length, partly.length, all.length - shown.length);
}

function DecidedBy({ editions, decisions }: { editions: Published['editions']; decisions: Decisions }) {
  const t = useWords(PUBLISHED_TEXT);
  const format = useFormat();
  return (
    <ul class="plain">
      {editions.map(({ edition, publishedOn, incident }) => {
        const by = decisions.find((one) => one.edition === edition);
        const who = t.decided(by?.name ?? '', by?.post ?? t.unknown, format.day(publishedOn));
        return (
          <li key={edition}>
            {editions.length > 1 && `${t.edition(edition)}: `}
            {who}
            {incident !== '' && ` · ${incident}`}
          </li>
        );
      })}
    </ul>
  );
}
