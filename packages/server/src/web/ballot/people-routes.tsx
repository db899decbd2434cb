import { ballot } from '@guong/core/ballot';
import { org } from '@guong/core/org';
import { perform, type App } from '@guong/core/usecase';
import { actorOf } from '../../http/doorman.ts';
import { seeOther } from '../../http/flash.ts';
import { formOf, postedOnce } from '../../http/form.ts';
import { newRoom, type WebContext } from '../../http/web-env.ts';
import { html, refuse } from '../html.tsx';
import type { Choice, Messages } from '../ui/index.ts';
import { PeoplePage } from './people-page.tsx';
import type { RoundView } from './round-view.ts';
import { TEXT } from './text.ts';

type Chooser = 'subjects' | 'members';
interface Shown {
  readonly which: Chooser;
  readonly errors?: Messages;
  readonly personIds?: readonly string[];
}

/** Choosing the people of a round: whom it rates, who counts. */
export function peoplePages(app: App) {
  const room = newRoom();

  async function show(c: WebContext, { which, errors = {}, personIds }: Shown) {
    const actor = await actorOf(c);
    const round = await perform(app, actor, ballot.round, { roundId: c.req.param('roundId') });
    if (!round.ok) return refuse(c, round.fault);
    const query = c.req.query('q')?.trim() ?? '';
    const found = query === '' ? undefined : await perform(app, actor, org.searchPeople, { query, limit: 30 });
    if (found && !found.ok) return refuse(c, found.fault);
    const chosen = chosenIn(round.value, which);
    const hits: Choice[] = (found?.value.people ?? [])
      .filter((person) => !chosen.some((choice) => choice.value === person.personId))
      .map((person) => ({
        value: person.personId,
        label: person.fullName,
        hint: person.postTitles.join('; ') || (person.cellName ?? ''),
      }));
    const t = TEXT.vi;
    const page = (
      <PeoplePage
        title={which === 'subjects' ? t.subjects : t.committee}
        hint={which === 'subjects' ? t.subjectsHint : t.committeeHint}
        action={`/rounds/${round.value.roundId}/${which}`}
        crumb={{ href: `/rounds/${round.value.roundId}`, label: round.value.title }}
        query={query}
        choices={[...chosen, ...hits]}
        chosen={personIds ?? chosen.map((choice) => choice.value)}
        hasNoHits={found?.value.total === 0}
        errors={errors}
        {...(which === 'members' && { threshold: round.value.threshold.toString() })}
      />
    );
    return html(c, page, Object.keys(errors).length > 0 ? 422 : 200);
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
      if (saved.ok) return seeOther(c, `/rounds/${roundId}`, 'Đã lưu');
      return saved.fault.code === 'invalid'
        ? show(c, { which, errors: saved.fault.fields, personIds })
        : refuse(c, saved.fault);
    });
  }
  return room;
}

function chosenIn(round: RoundView, which: Chooser): Choice[] {
  const people = which === 'subjects' ? round.subjects : round.members;
  return people.map(({ personId, name, post }) => ({ value: personId, label: name, hint: post }));
}
