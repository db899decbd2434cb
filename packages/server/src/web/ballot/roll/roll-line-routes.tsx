import { ballot } from '@guong/core/ballot';
import { ok, type Result } from '@guong/core/kernel';
import { org, type PersonLine } from '@guong/core/org';
import { perform, type App } from '@guong/core/usecase';
import { actorOf } from '../../../http/doorman.ts';
import { seeOther } from '../../../http/flash.ts';
import { formOf, postedOnce } from '../../../http/form.ts';
import { lookOf } from '../../../http/look.ts';
import { newRoom, type WebContext } from '../../../http/web-env.ts';
import { html, refuse } from '../../html.tsx';
import { ConfirmPage } from '../../ui/index.ts';
import { TEXT } from '../text.ts';
import { AddVoterPage } from './add-voter-page.tsx';
import { ROLL_TEXT } from './roll-text.ts';

const HITS = 30;

/** Single lines of the roll: one person more, one person less. */
export function rollLinePages(app: App) {
  const room = newRoom();
  room.get('/:roundId/roll/add', (c) => showAdd(app, c, { query: c.req.query('q') ?? '' }));
  room.post('/:roundId/roll/add', async (c) => {
    const form = await formOf(c);
    const { personId = '', q: query = '' } = form.typed;
    const roundId = c.req.param('roundId');
    const added = await perform(app, await actorOf(c), ballot.callVoter, { roundId, personId }, postedOnce(form));
    if (added.ok) return seeOther(c, `/rounds/${roundId}/roll/add`, ROLL_TEXT[lookOf(c).lang].addedOne);
    if (added.fault.code === 'invalid') return showAdd(app, c, { query, error: added.fault.fields['personId'] });
    if (added.fault.code === 'conflict') return showAdd(app, c, { query, error: added.fault.reason });
    return refuse(c, added.fault);
  });

  room.get('/:roundId/roll/:personId/leave-out', async (c) => {
    const actor = await actorOf(c);
    const { roundId, personId } = c.req.param();
    const round = await perform(app, actor, ballot.round, { roundId });
    if (!round.ok) return refuse(c, round.fault);
    const person = await perform(app, actor, org.onePerson, { personId });
    if (!person.ok) return refuse(c, person.fault);
    const { lang } = lookOf(c);
    const t = ROLL_TEXT[lang];
    const base = `/rounds/${round.value.roundId}`;
    const page = (
      <ConfirmPage
        title={t.leaveOutOf(person.value.fullName)}
        crumbs={[
          { href: '/rounds', label: TEXT[lang].rounds },
          { href: base, label: round.value.title },
          { href: `${base}/roll`, label: TEXT[lang].rollPage },
        ]}
        consequences={t.leaveOutLines}
        canBeUndone
        action={`${base}/roll/${person.value.personId}/leave-out`}
        doIt={t.leaveOut}
        cancelHref={`${base}/roll`}
      />
    );
    return html(c, page);
  });
  room.post('/:roundId/roll/:personId/leave-out', async (c) => {
    const form = await formOf(c);
    const { roundId, personId } = c.req.param();
    const gone = await perform(app, await actorOf(c), ballot.leaveOut, { roundId, personId }, postedOnce(form));
    return gone.ok
      ? seeOther(c, `/rounds/${roundId}/roll`, ROLL_TEXT[lookOf(c).lang].leftOutOne)
      : refuse(c, gone.fault);
  });
  return room;
}

async function showAdd(
  app: App,
  c: WebContext,
  { query, error }: { readonly query: string; readonly error?: string | undefined },
) {
  const actor = await actorOf(c);
  const round = await perform(app, actor, ballot.round, { roundId: c.req.param('roundId') });
  if (!round.ok) return refuse(c, round.fault);
  const sought = query.trim();
  const found = sought === '' ? NOBODY : await perform(app, actor, org.searchPeople, { query: sought, limit: HITS });
  if (!found.ok) return refuse(c, found.fault);
  const { roundId, title } = round.value;
  const called = await calledLike(app, c, sought);
  if (!called.ok) return refuse(c, called.fault);
  const people = found.value.people.map((person) => ({
    ...factsOf(person),
    isCalled: called.value.has(person.personId),
  }));
  return html(
    c,
    <AddVoterPage {...{ roundId, title, query: sought, people, error }} />,
    error === undefined ? 200 : 422,
  );
}

/** Those of the roll whom the same words find. */
async function calledLike(app: App, c: WebContext, query: string): Promise<Result<ReadonlySet<string>>> {
  const roll = await perform(app, await actorOf(c), ballot.roll, { roundId: c.req.param('roundId'), query });
  return roll.ok ? ok(new Set(roll.value.entries.map(({ personId }) => personId))) : roll;
}

const NOBODY = { ok: true as const, value: { people: [] } };

const factsOf = ({ personId, fullName, postTitles, cellName, birthYear }: PersonLine) => ({
  personId,
  name: fullName,
  facts: [postTitles.join('; '), cellName, birthYear?.toString()].filter(Boolean).join(' · '),
});
