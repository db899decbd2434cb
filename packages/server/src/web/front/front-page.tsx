import type { z } from 'zod';
import type { ballot } from '@guong/core/ballot';
import { Actions, Card, EmptyState, Item, ItemList, LinkButton, Page, useFormat, useWords } from '../ui/index.ts';
import { TEXT } from './text.ts';

type Round = z.output<typeof ballot.publications.output>['rounds'][number];

interface Props {
  readonly rounds: readonly Round[];
  /** Whether to show the ways to sign in. */
  readonly hasDoor: boolean;
}

/** What the committee has published, for everybody; with the door for those who take part. */
export function FrontPage({ rounds, hasDoor }: Props) {
  const t = useWords(TEXT);
  return (
    <Page title={t.title} lead={t.lead} audience={hasDoor ? 'public' : 'staff'}>
      {rounds.length === 0 && <EmptyState title={t.nothing}>{t.nothingHint}</EmptyState>}
      {rounds.length > 0 && (
        <Card title={t.published}>
          <ItemList>
            {rounds.map((round) => (
              <RoundLine key={round.roundId} round={round} />
            ))}
          </ItemList>
        </Card>
      )}
      {hasDoor && (
        <Card title={t.door}>
          <p>{t.doorHint}</p>
          <Actions>
            <LinkButton href="/sign-in">{t.signIn}</LinkButton>
            <LinkButton href="/invitation">{t.card}</LinkButton>
          </Actions>
        </Card>
      )}
    </Page>
  );
}

function RoundLine({ round }: { readonly round: Round }) {
  const t = useWords(TEXT);
  const { roundId, title, planSymbol, publishedOn, subjects } = round;
  const people = subjects.map(({ name }) => name).join(', ');
  const facts = [planSymbol, t.publishedOn(useFormat().day(publishedOn)), people].filter(Boolean).join(' · ');
  return <Item title={title} facts={facts} action={<LinkButton href={`/results/${roundId}`}>{t.open}</LinkButton>} />;
}
