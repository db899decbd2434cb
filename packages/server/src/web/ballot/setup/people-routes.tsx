import { ballot } from '@guong/core/ballot';
import { org, type PersonLine } from '@guong/core/org';
import { perform, type App } from '@guong/core/usecase';
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

type Chooser = 'subjects' | 'members';
interface Shown {
  readonly which: Chooser;
  readonly errors?: Messages;
  readonly personIds?: readonly string[];
}

/** Choosing the people of a round: whom it rates, who counts. */
export function peoplePages(app: App) {
  const room = newRoom();

  async function show(c: WebContext, shown: Shown) {
    const actor = await actorOf(c);
    const round = await perform(app, actor, ballot.round, { roundId: c.req.param('roundId') });
    if (!round.ok) return refuse(c, round.fault);
    const query = c.req.query('q')?.trim() ?? '';
    const found = query === '' ? NOBODY : await perform(app, actor, org.searchPeople, { query, limit: 30 });
    if (!found.ok) return refuse(c, found.fault);
    const page = (
      <PeoplePage {...propsOf(round.value, shown, { query, people: found.value.people, t: TEXT[lookOf(c).lang] })} />
    );
    return html(c, page, shown.errors ? 422 : 200);
  }

  for (const which of ['subjects', 'members'] as const) {
    room.get(`/:roundId/${which}`, (c) => show(c, { which }));
    room.post(`/:roundId/${which}`, async (c) => {
      const form = await formOf(c);
      const roundId = c.req.param('roundId');
      const personIds = form.lists['personIds'] ?? [];
      const useCase = which === 'subjects' ? ballot.setSubjects : ballot.setCommittee;
      const input = { roundId, personIds, ...(which === 'members' && { threshold: form.typed['threshold'] }) };
      const saved = await perform(app, await actorOf(c), useCase, input, postedOnce(form));
      if (saved.ok) return seeOther(c, `/rounds/${roundId}`, TEXT[lookOf(c).lang].saved);
      return saved.fault.code === 'invalid'
        ? show(c, { which, errors: saved.fault.fields, personIds })
        : refuse(c, saved.fault);
    });
  }
  return room;
}

const NOBODY = { ok: true as const, value: { people: [] } };

interface Search {
  readonly query: string;
  readonly people: readonly PersonLine[];
  readonly t: (typeof TEXT)['vi'];
}
/** The chosen first, in their order; then whom the search found. */
function propsOf(round: RoundView, { which, errors = {}, personIds }: Shown, { query, people, t }: Search) {
  const chosen = chosenIn(round, which);
  const hits = people.map(choiceOf).filter((hit) => !chosen.some((choice) => choice.value === hit.value));
  const words = { subjects: [t.subjects, t.subjectsHint], members: [t.committee, t.committeeHint] } as const;
  const [title, hint] = words[which];
  return {
    ...{ title, hint, query, errors },
    action: `/rounds/${round.roundId}/${which}`,
    crumb: { href: `/rounds/${round.roundId}`, label: round.title },
    choices: [...chosen, ...hits],
    chosen: personIds ?? chosen.map((choice) => choice.value),
    hasNoHits: query !== '' && people.length === 0,
    ...(which === 'members' && { threshold: round.threshold.toString() }),
  };
}

const choiceOf = ({ personId, fullName, postTitles, cellName }: PersonLine): Choice => ({
  value: personId,
  label: fullName,
  hint: postTitles.join('; ') || (cellName ?? ''),
});

function chosenIn(round: RoundView, which: Chooser): Choice[] {
  const people = which === 'subjects' ? round.subjects : round.members;
  return people.map(({ personId, name, post }) => ({ value: personId, label: name, hint: post }));
}
