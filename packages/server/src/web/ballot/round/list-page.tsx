import { EmptyState, LinkButton, Page, Pill, Table, useFormat, useWords } from '../../ui/index.ts';
import type { RoundsView } from '../round-view.ts';
import { TEXT } from '../text.ts';

/** All rounds that concern the reader, newest first. */
export function RoundListPage({ rounds, mayCreate }: RoundsView) {
  const t = useWords(TEXT);
  const format = useFormat();
  const create = mayCreate ? (
    <>
      <LinkButton href="/rounds/new" weight="primary">
        {t.newRound}
      </LinkButton>
      <LinkButton href="/rounds/templates">{t.templates}</LinkButton>
    </>
  ) : undefined;
  return (
    <Page title={t.rounds} lead={t.roundsLead} {...(create && { actions: create })}>
      {rounds.length === 0 ? (
        <EmptyState title={t.noRounds}>{t.noRoundsHint}</EmptyState>
      ) : (
        <Table
          caption={t.rounds}
          isCaptionHidden
          rows={rounds}
          keyOf={(row) => row.roundId}
          columns={[
            { label: t.round, cell: (row) => <a href={`/rounds/${row.roundId}`}>{row.title}</a> },
            { label: t.state, cell: (row) => <Pill>{t.states[row.state]}</Pill> },
            { label: t.plan, cell: (row) => row.planSymbol },
            { label: t.voters, cell: (row) => format.count(row.voters), isFigure: true },
            {
              label: t.casting,
              cell: (row) => `${format.instant(row.castOpensAt)} – ${format.instant(row.castClosesAt)}`,
            },
          ]}
        />
      )}
    </Page>
  );
}
