import {
  Actions,
  Card,
  DefinitionList,
  EmptyState,
  ItemList,
  Item,
  LinkButton,
  Page,
  Pill,
  Table,
  useFormat,
  useWords,
} from '../ui/index.ts';
import { KEEP_TEXT } from './keep-text.ts';
import type { HoldingsView, PostsView, TreeView } from './org-view.ts';
import { TEXT } from './text.ts';

type Unit = TreeView['units'][number];
type Post = PostsView['posts'][number];

/** What the reader of a unit may keep there; the commands ask again. */
export interface MayKeep {
  /** Units, people and posts without powers. */
  readonly isOffice: boolean;
  /** Posts with powers. */
  readonly isLeader: boolean;
  /** Nobody keeps a power of his own. */
  readonly ownPersonId: string;
}

interface Props {
  readonly unit: Unit;
  readonly parent: Unit | undefined;
  readonly below: readonly Unit[];
  readonly kindName: string;
  readonly posts: readonly Post[];
  readonly held: HoldingsView['holdings'];
  readonly may: MayKeep;
  readonly readsPeople: boolean;
}
/** One unit: what it is, its posts with whoever holds them, and the units below it. */
export function UnitPage(props: Props) {
  const { unit, parent, below, kindName, may } = props;
  const t = useWords(TEXT);
  const keep = useWords(KEEP_TEXT);
  return (
    <Page title={unit.name} lead={kindName} crumbs={[{ href: '/org', label: t.org }]} actions={<Deeds {...props} />}>
      <Card>
        <DefinitionList
          facts={[
            { term: t.code, value: unit.code },
            { term: keep.parent, value: parent ? <a href={`/org/units/${parent.unitId}`}>{parent.name}</a> : '–' },
          ]}
        />
      </Card>
      <PostsCard {...props} />
      {(below.length > 0 || may.isOffice) && (
        <Card title={keep.below}>
          {below.length > 0 && (
            <ItemList>
              {below.map(({ unitId, name }) => (
                <Item key={unitId} title={<a href={`/org/units/${unitId}`}>{name}</a>} />
              ))}
            </ItemList>
          )}
          {may.isOffice && (
            <Actions>
              <LinkButton href={`/org/units/new?parent=${unit.unitId}`}>{keep.addUnit}</LinkButton>
            </Actions>
          )}
        </Card>
      )}
    </Page>
  );
}

function Deeds({ unit: { unitId }, may, posts, readsPeople }: Props) {
  const keep = useWords(KEEP_TEXT);
  const mayAdd = may.isOffice || may.isLeader;
  return (
    <>
      {readsPeople && <LinkButton href={`/org/people?unit=${unitId}`}>{keep.peopleOf}</LinkButton>}
      {mayAdd && posts.length > 0 && <LinkButton href={`/org/units/${unitId}/posts/new`}>{keep.addPost}</LinkButton>}
    </>
  );
}

function PostsCard(props: Props) {
  const { unit, posts, may } = props;
  const keep = useWords(KEEP_TEXT);
  const mayAdd = may.isOffice || may.isLeader;
  const address = `/org/units/${unit.unitId}/posts/new`;
  const action = mayAdd ? (
    <LinkButton href={address} weight="primary">
      {keep.addPost}
    </LinkButton>
  ) : undefined;
  return (
    <Card title={keep.posts}>
      {posts.length === 0 ? (
        <EmptyState title={keep.noPosts} {...(action && { action })}>
          {mayAdd ? keep.noPostsHint : keep.noPostsReader}
        </EmptyState>
      ) : (
        <PostTable {...props} />
      )}
    </Card>
  );
}

function PostTable({ posts, held, may, readsPeople }: Props) {
  const keep = useWords(KEEP_TEXT);
  const holdersOf = ({ postId }: Post) => held.filter((one) => one.postId === postId);
  const keeps = (post: Post): boolean => mayKeep(may, post, holdersOf(post));
  return (
    <Table
      caption={keep.posts}
      isCaptionHidden
      rows={posts}
      keyOf={({ postId }) => postId}
      columns={[
        { label: keep.post, cell: (post) => <PostName post={post} /> },
        {
          label: keep.holders,
          cell: (post) => <Holders held={holdersOf(post)} {...{ readsPeople, mayEnd: keeps(post) }} />,
        },
        ...(may.isOffice || may.isLeader
          ? [{ label: keep.deeds, cell: (post: Post) => keeps(post) && <PostDeeds post={post} /> }]
          : []),
      ]}
    />
  );
}

/** A post with powers is the leadership's but for its own holders, one without is the office's. */
const mayKeep = (
  { isOffice, isLeader, ownPersonId }: MayKeep,
  { powers }: Pick<Post, 'powers'>,
  holders: HoldingsView['holdings'],
): boolean => (powers.length === 0 ? isOffice : isLeader && holders.every(({ personId }) => personId !== ownPersonId));

function PostName({ post: { title, isHead, isLeader, powers } }: { readonly post: Post }) {
  const keep = useWords(KEEP_TEXT);
  return (
    <>
      {title} {isHead && <Pill tone="info">{keep.head}</Pill>} {isLeader && !isHead && <Pill>{keep.leader}</Pill>}
      {powers.map((power) => (
        <Pill key={power}>{keep.powerNames[power][0]}</Pill>
      ))}
    </>
  );
}

interface HoldersProps {
  readonly held: HoldingsView['holdings'];
  readonly readsPeople: boolean;
  readonly mayEnd: boolean;
}
function Holders({ held, readsPeople, mayEnd }: HoldersProps) {
  const keep = useWords(KEEP_TEXT);
  const format = useFormat();
  if (held.length === 0) return <span class="muted">{keep.nobody}</span>;
  return held.map(({ holdingId, personId, fullName, mode, fromOn, toOn }) => (
    <div key={holdingId}>
      {readsPeople ? <a href={`/org/people/${personId}`}>{fullName}</a> : fullName}{' '}
      <span class="muted">
        {mode !== 'main' && `${keep.modes[mode]}, `}
        {keep.since(format.day(fromOn))}
        {toOn !== null && ` ${keep.until(format.day(toOn))}`}
      </span>{' '}
      {mayEnd && toOn === null && (
        <a href={`/org/holdings/${holdingId}/end`} aria-label={`${keep.end}: ${fullName}`}>
          {keep.end}
        </a>
      )}
    </div>
  ));
}

function PostDeeds({ post: { postId, title } }: { readonly post: Post }) {
  const keep = useWords(KEEP_TEXT);
  return (
    <>
      <a href={`/org/posts/${postId}/appoint`} aria-label={`${keep.appoint}: ${title}`}>
        {keep.appoint}
      </a>{' '}
      ·{' '}
      <a href={`/org/posts/${postId}/edit`} aria-label={keep.editPost(title)}>
        {keep.edit}
      </a>
    </>
  );
}
