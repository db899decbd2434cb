import { ballot } from '@guong/core/ballot';
import { org, type PersonLine } from '@guong/core/org';
import { perform, type Actor, type App } from '@guong/core/usecase';
import { actorOf } from '../../../http/doorman.ts';
import { seeOther } from '../../../http/flash.ts';
import { formOf, postedOnce } from '../../../http/form.ts';
import { lookOf } from '../../../http/look.ts';
import { newRoom, type WebContext } from '../../../http/web-env.ts';
import { html, refuse } from '../../html.tsx';
import type { Choice, Messages } from '../../ui/index.ts';
import { PeoplePage } from './people-page.tsx';
import type { RoundView } from '../round-view.ts';
import { TEXT } from '../text.ts';
import { afterSaving } from './setup-steps.tsx';

type Chooser = 'subjects' | 'members';
interface Shown {
  readonly which: Chooser;
  readonly errors?: Messages;
  /** Whoever was ticked on the page that was sent. */
  readonly personIds?: readonly string[];
  /** The rest of that page, shown again as it was typed. */
  readonly typed?: Readonly<Record<string, string>>;
}

/** Choosing the people of a round: whom it rates, who counts. */
export function peoplePages(app: App) {
  const room = newRoom();

  async function show(c: WebContext, shown: Shown) {
    const actor = await actorOf(c);
    const round = await perform(app, actor, ballot.round, { roundId: c.req.param('roundId') });
    if (!round.ok) return refuse(c, round.fault);
    const query = queryOf(c, shown);
    const found = query === '' ? NOBODY : await perform(app, actor, org.searchPeople, { query, limit: 30 });
    if (!found.ok) return refuse(c, found.fault);
    const ticked = await tickedPeople(app, actor, shown.personIds ?? []);
    const page = <PeoplePage {...propsOf(round.value, shown, { query, people: found.value.people, ticked })} />;
    return html(c, page, shown.errors ? 422 : 200);
  }

  for (const which of ['subjects', 'members'] as const) {
    room.get(`/:roundId/${which}`, (c) => show(c, { which }));
    room.post(`/:roundId/${which}`, async (c) => {
      const form = await formOf(c);
      const roundId = c.req.param('roundId');
      const { headId = '', then } = form.typed;
      const personIds = headFirst(form.lists['personIds'] ?? [], headId);
      if (then === 'search') return show(c, { which, personIds, typed: form.typed });
      const useCase = which === 'subjects' ? ballot.setSubjects : ballot.setCommittee;
      const input = { roundId, personIds, ...(which === 'members' && { threshold: form.typed['threshold'] }) };
      const saved = await perform(app, await actorOf(c), useCase, input, postedOnce(form));
      if (saved.ok) return seeOther(c, afterChoosing(saved.value, which, then), TEXT[lookOf(c).lang].saved);
      return saved.fault.code === 'invalid'
        ? show(c, { which, errors: saved.fault.fields, personIds, typed: form.typed })
        : refuse(c, saved.fault);
    });
  }
  return room;
}

/** The name that is searched: of the form that was sent, or of the address. */
const queryOf = (c: WebContext, { typed }: Shown): string => (typed?.['q'] ?? c.req.query('q') ?? '').trim();

/** Those who were ticked, also before anything was saved; who is no longer there is left out. */
async function tickedPeople(app: App, actor: Actor, personIds: readonly string[]): Promise<PersonLine[]> {
  const found = await Promise.all(
    personIds.slice(0, MOST_PEOPLE).map((personId) => perform(app, actor, org.onePerson, { personId })),
  );
  return found.flatMap((person) => (person.ok ? [person.value] : []));
}

/** A round rates at most 15 people, a committee has at most 9. */
const MOST_PEOPLE = 15;
const NOBODY = { ok: true as const, value: { people: [] } };

/** The head stands first in a committee; whoever was named head belongs to it. */
const headFirst = (personIds: readonly string[], headId: string): readonly string[] =>
  headId === '' ? personIds : [headId, ...personIds.filter((personId) => personId !== headId)];

/** Once people are chosen, their plans are attached on the same page; from there one goes on. */
function afterChoosing(round: { roundId: string; state: string }, which: Chooser, then: string | undefined): string {
  const stays = which === 'subjects' && then === 'next' && round.state === 'draft';
  return stays ? `/rounds/${round.roundId}/subjects` : afterSaving(round, which, then);
}

interface Search {
  readonly query: string;
  readonly people: readonly PersonLine[];
  readonly ticked: readonly PersonLine[];
}
/** The chosen first, in their order; then whom the search found. */
function propsOf(round: RoundView, { which, errors = {}, personIds, typed = {} }: Shown, search: Search) {
  const { query, people, ticked } = search;
  const saved = chosenIn(round, which);
  const isSaved = (choice: Choice): boolean => saved.some(({ value }) => value === choice.value);
  const chosen = [...saved, ...ticked.map(choiceOf).filter((choice) => !isSaved(choice))];
  const hits = people.map(choiceOf).filter((hit) => !chosen.some((choice) => choice.value === hit.value));
  return {
    ...{ which, round, query, errors },
    choices: [...chosen, ...hits],
    chosen: personIds ?? saved.map((choice) => choice.value),
    hasNoHits: query !== '' && people.length === 0,
    ...(which === 'members' && countersOf(round, typed)),
  };
}

/** What a committee has besides its people: as typed, or as saved. */
const countersOf = (round: RoundView, typed: Readonly<Record<string, string>>) => ({
  threshold: typed['threshold'] ?? round.threshold.toString(),
  headId: typed['headId'] ?? round.members.find(({ role }) => role === 'head')?.personId,
});

const choiceOf = ({ personId, fullName, postTitles, cellName }: PersonLine): Choice => ({
  value: personId,
  label: fullName,
  hint: postTitles.join('; ') || (cellName ?? ''),
});

function chosenIn(round: RoundView, which: Chooser): Choice[] {
  const people = which === 'subjects' ? round.subjects : round.members;
  return people.map(({ personId, name, post }) => ({ value: personId, label: name, hint: post }));
}
