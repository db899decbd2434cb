import { POWERS } from '@guong/core/usecase';
import type { Filled } from '../../http/filled.ts';
import {
  Actions,
  Button,
  CheckField,
  CheckGroup,
  ConfirmPage,
  DateField,
  Form,
  Hidden,
  Page,
  RadioGroup,
  SearchForm,
  SelectField,
  TextField,
  useWords,
  type Choice,
} from '../ui/index.ts';
import { KEEP_TEXT } from './keep-text.ts';
import type { HoldingsView } from './org-view.ts';
import { TEXT } from './text.ts';
import type { MayKeep } from './unit-page.tsx';

interface Place {
  readonly unitId: string;
  readonly unitName: string;
}
const useCrumbs = ({ unitId, unitName }: Place) => {
  const { org } = useWords(TEXT);
  return [
    { href: '/org', label: org },
    { href: `/org/units/${unitId}`, label: unitName },
  ];
};

interface PostProps extends Filled {
  readonly place: Place;
  readonly may: MayKeep;
  /** The post that is edited; none for a new one. */
  readonly post?: { readonly postId: string; readonly title: string; readonly revision: number };
}
/** The form of a post: a new one, or one that is corrected with a reason. */
export function PostFormPage({ place, may, post, typed, lists, errors }: PostProps) {
  const t = useWords(KEEP_TEXT);
  const field = (name: string) => ({ name, value: typed[name], error: errors[name] });
  const title = post ? t.editPost(post.title) : t.addPostTo(place.unitName);
  const action = post ? `/org/posts/${post.postId}/edit` : `/org/units/${place.unitId}/posts/new`;
  return (
    <Page title={title} crumbs={useCrumbs(place)} errors={errors}>
      <Form action={action}>
        {post && <Hidden name="revision" value={post.revision.toString()} />}
        <TextField {...field('title')} label={t.title} hint={t.titleHint} />
        <CheckField {...field('isHead')} label={t.isHead} hint={t.isHeadHint} />
        <CheckField {...field('isLeader')} label={t.isLeader} hint={t.isLeaderHint} />
        {may.isLeader ? <PowersField {...{ may, lists, errors }} /> : <p class="muted">{t.powersOffice}</p>}
        {post ? (
          <TextField {...field('reason')} label={t.reason} />
        ) : (
          <DateField {...field('fromOn')} label={t.fromOn} />
        )}
        <Actions>
          <Button weight="primary">{post ? t.save : t.addPost}</Button>
        </Actions>
      </Form>
    </Page>
  );
}

type PowersProps = Pick<PostProps, 'may' | 'errors'> & { readonly lists: PostProps['lists'] | undefined };
function PowersField({ may, lists, errors }: PowersProps) {
  const t = useWords(KEEP_TEXT);
  return (
    <CheckGroup
      name="powers"
      label={t.powers}
      isOptional={may.isOffice}
      {...(!may.isOffice && { hint: t.powersLeader })}
      values={lists?.['powers'] ?? []}
      error={errors['powers']}
      choices={POWERS.map((power) => {
        const [label, hint] = t.powerNames[power];
        return { value: power, label, hint };
      })}
    />
  );
}

interface AppointProps extends Filled {
  readonly place: Place;
  readonly post: { readonly postId: string; readonly title: string };
  readonly query: string;
  readonly people: readonly Choice[];
}
const MODES = ['main', 'concurrent', 'acting', 'in_charge', 'delegated'] as const;

/** Finds a person and puts him or her into a post. */
export function AppointPage({ place, post, query, people, typed, errors }: AppointProps) {
  const t = useWords(KEEP_TEXT);
  const field = (name: string) => ({ name, value: typed[name], error: errors[name] });
  const here = `/org/posts/${post.postId}/appoint`;
  const modes = MODES.map((value) => ({ value, label: t.modes[value] }));
  return (
    <Page title={t.appointTo(post.title)} crumbs={useCrumbs(place)} errors={errors}>
      <SearchForm action={here}>
        <TextField name="q" label={t.searchPerson} value={query} />
        <Button weight={people.length === 0 ? 'primary' : 'plain'}>{t.find}</Button>
      </SearchForm>
      {people.length === 0 ? (
        <p class="muted">{query === '' ? t.searchFirst : <NotFound query={query} />}</p>
      ) : (
        <Form action={`${here}?q=${encodeURIComponent(query)}`}>
          <RadioGroup {...field('personId')} label={t.person} choices={people} />
          <SelectField {...field('mode')} label={t.mode} choices={modes} />
          <DateField {...field('fromOn')} label={t.fromOn} />
          <Actions>
            <Button weight="primary">{t.appoint}</Button>
          </Actions>
        </Form>
      )}
    </Page>
  );
}

function NotFound({ query }: { readonly query: string }) {
  const t = useWords(KEEP_TEXT);
  return (
    <>
      {t.notFound(query)} <a href="/org/people/new">{t.addPerson}</a>
    </>
  );
}

/** Asks for the day and the reason before somebody leaves a post. */
export function EndHoldingPage({ held, typed, errors }: Filled & { readonly held: HoldingsView['holdings'][number] }) {
  const t = useWords(KEEP_TEXT);
  const at = `/org/units/${held.unitId}`;
  return (
    <ConfirmPage
      title={t.endTitle(held.fullName, held.title)}
      crumbs={useCrumbs(held)}
      consequences={t.endFacts}
      action={`/org/holdings/${held.holdingId}/end`}
      doIt={t.end}
      cancelHref={at}
      errors={errors}
    >
      <DateField name="toOn" label={t.toOn} value={typed['toOn']} error={errors['toOn']} />
      <TextField name="reason" label={t.reason} value={typed['reason']} error={errors['reason']} />
    </ConfirmPage>
  );
}
