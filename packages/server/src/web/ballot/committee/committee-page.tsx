import { Card, Island, Item, ItemList, LinkButton, Notice, Page, Pill, useWords } from '../../ui/index.ts';
import {
  absentHeadTasks,
  committeeTasks,
  type CommitteeDesk,
  type CommitteeTask,
  type CommitteeWords,
} from './committee-tasks.ts';
import { COMMITTEE_TEXT } from './committee-text.ts';

/** The committee's hub: one next thing, in words, with its door. */
export function CommitteePage({ desk }: { readonly desk: CommitteeDesk }) {
  const t = useWords(COMMITTEE_TEXT);
  const { roundId, memberIndex, memberName, isHead } = desk;
  const tasks = committeeTasks(desk, t);
  const inPlace = absentHeadTasks(desk, t);
  return (
    <Page title={t.title} lead={desk.title} crumbs={[{ href: `/rounds/${roundId}`, label: desk.title }]}>
      {memberIndex === null ? (
        <Notice tone="warn">{t.notMember}</Notice>
      ) : (
        <p>
          {t.me(memberIndex, memberName ?? '')} {isHead && <Pill tone="info">{t.head}</Pill>}
        </p>
      )}
      <Card title={t.nextTitle}>
        <p>{sentenceOf(desk, t)}</p>
        <Tasks roundId={roundId} tasks={tasks} isMain />
      </Card>
      {inPlace.length > 0 && (
        <Card title={t.absentTitle}>
          <p>{t.absent}</p>
          <Tasks roundId={roundId} tasks={inPlace} />
        </Card>
      )}
      <p class="muted">
        {t.needed(desk.threshold)} {t.keepSecret}
      </p>
    </Page>
  );
}

function Tasks(props: { readonly roundId: string; readonly tasks: readonly CommitteeTask[]; readonly isMain?: true }) {
  const { roundId, tasks, isMain } = props;
  if (tasks.length === 0) return null;
  return (
    <ItemList>
      {tasks.map(({ title, go, path }, at) => (
        <Item
          key={path}
          title={title}
          action={
            <LinkButton href={`/rounds/${roundId}/committee/${path}`} weight={isMain && at === 0 ? 'primary' : 'plain'}>
              {go}
            </LinkButton>
          }
        />
      ))}
    </ItemList>
  );
}

function sentenceOf({ state, hasKey, toSign, ...desk }: CommitteeDesk, t: CommitteeWords): string {
  if (state === 'annulled') return toSign.length > 0 ? t.annulled : t.over;
  if (state === 'closed') return openingOf(desk, t);
  if (hasKey && (state === 'approved' || state === 'roll_frozen')) return t.keyReady;
  return t.wait[state] ?? t.over;
}

type Opening = Pick<CommitteeDesk, 'sharesFrom' | 'threshold' | 'resultHash'>;
const openingOf = ({ sharesFrom, threshold, resultHash }: Opening, t: CommitteeWords): string =>
  resultHash === null && sharesFrom.length > 0 ? t.sharesFrom(sharesFrom.length, threshold) : (t.wait['closed'] ?? '');

/** The committee's pages that are one island each. */
export type CommitteePlace = 'key-make' | 'key-sign' | 'opening-member' | 'opening-station';

/** The shell of one of the committee's islands. */
export function CommitteeIslandPage(props: {
  readonly place: CommitteePlace;
  readonly roundId: string;
  readonly roundTitle: string;
  readonly islandProps: Readonly<Record<string, unknown>>;
}) {
  const t = useWords(COMMITTEE_TEXT);
  const { place, roundId, roundTitle, islandProps } = props;
  const title = { 'key-make': t.key, 'key-sign': t.sign, 'opening-member': t.open, 'opening-station': t.station }[
    place
  ];
  const crumbs = [{ href: `/rounds/${roundId}/committee`, label: t.title }];
  return (
    <Page title={title} lead={roundTitle} crumbs={crumbs} island={place}>
      <Island name={place} props={{ roundId, ...islandProps }} />
      <p class="muted screen-only">{t.keepSecret}</p>
    </Page>
  );
}
