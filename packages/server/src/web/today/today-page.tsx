import type { z } from 'zod';
import type { ballot } from '@guong/core/ballot';
import { Card, EmptyState, Item, ItemList, LinkButton, Page, Pill, useFormat, useWords } from '../ui/index.ts';
import { TEXT } from './text.ts';

type MyBallot = z.output<typeof ballot.myBallots.output>['ballots'][number];
interface Props {
  readonly ballots: readonly MyBallot[];
  readonly rounds: z.output<typeof ballot.rounds.output>['rounds'];
  readonly castOrigin: string;
}

/** Where everyone begins: what waits for this person, each with one button. */
export function TodayPage({ ballots, rounds, castOrigin }: Props) {
  const t = useWords(TEXT);
  const waiting = ballots.filter((one) => one.state === 'casting' || (one.state === 'issuing' && !one.isIssued)).length;
  return (
    <Page title={t.title(waiting)} audience="voter">
      {ballots.length === 0 && rounds.length === 0 && <EmptyState title={t.nothing}>{t.nothingHint}</EmptyState>}
      {ballots.length > 0 && (
        <Card title={t.ballots}>
          <ItemList>
            {ballots.map((one) => (
              <BallotLine key={one.roundId} one={one} castOrigin={castOrigin} />
            ))}
          </ItemList>
          <p class="muted">{t.secret}</p>
        </Card>
      )}
      {rounds.length > 0 && (
        <Card title={t.rounds}>
          <ItemList>
            {rounds.map((round) => (
              <Item
                key={round.roundId}
                title={round.title}
                facts={round.planSymbol}
                action={<LinkButton href={`/rounds/${round.roundId}`}>{t.open}</LinkButton>}
              />
            ))}
          </ItemList>
        </Card>
      )}
    </Page>
  );
}

/** One ballot: never whether it was cast, which nobody here knows. */
function BallotLine({ one, castOrigin }: { readonly one: MyBallot; readonly castOrigin: string }) {
  const t = useWords(TEXT);
  const format = useFormat();
  const href = `${castOrigin}/b/${one.protocolId}#group=${one.groupNo.toString()}&round=${one.roundId}`;
  if (one.state === 'issuing' && !one.isIssued) {
    const button = (
      <LinkButton href={href} weight="primary">
        {t.receive}
      </LinkButton>
    );
    return <Item title={one.title} facts={t.mayReceiveUntil(format.instant(one.issueClosesAt))} action={button} />;
  }
  if (one.state === 'casting' && one.isIssued) {
    const button = <LinkButton href={href}>{t.cast}</LinkButton>;
    return <Item title={one.title} facts={t.castUntil(format.instant(one.castClosesAt))} action={button} />;
  }
  return (
    <Item
      title={one.title}
      facts={t.castFrom(format.instant(one.castOpensAt))}
      action={<Pill>{t[standingOf(one)]}</Pill>}
    />
  );
}

const BEFORE_CASTING: readonly MyBallot['state'][] = ['sealed', 'issuing', 'issued'];
function standingOf(one: MyBallot): 'received' | 'waiting' | 'over' {
  if (!BEFORE_CASTING.includes(one.state)) return 'over';
  return one.isIssued ? 'received' : 'waiting';
}
