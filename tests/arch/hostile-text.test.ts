import { expect, test } from 'vitest';
import type { Actor } from '@guong/core/usecase';
import { tellHostileStory, type Moment } from '@guong/core/testing/hostile-text/hostile-story';
import { nameOf, SHOWN_FIELDS, type HostileReport } from '@guong/core/testing/hostile-text/hostile-witness';
import { PAYLOADS } from '@guong/core/testing/hostile-text/payloads';
import { noForms } from './hostile-forms.ts';
import { readAll, type Reading } from './hostile-reading.ts';
import { fillStepForm, STEP_FORMS } from './hostile-steps.ts';

/**
 * `GUONG_INJ_RUNS=81` lets every field meet every payload, `GUONG_INJ_FIRST` begins further on. In each run each route is read
 * until it has shown a payload; with `GUONG_INJ_EVERY=1` at every moment and by everybody.
 */
const RUNS = Number(process.env['GUONG_INJ_RUNS'] ?? '1');
const IS_EVERY = process.env['GUONG_INJ_EVERY'] === '1';
const FIRST = Number(process.env['GUONG_INJ_FIRST'] ?? '0');

const powersOf = (actor: Actor): string =>
  actor.kind === 'person' ? actor.holdings.flatMap(({ powers }) => powers).join() : actor.kind;

/** One of each kind who did something lately: an officer, a leader, a member without a post. */
function readersOf({ actors, house }: Moment): Actor[] {
  const kinds = new Map<string, Actor>([['anonymous', { kind: 'anonymous', tenantId: house.tenantId }]]);
  for (const actor of actors)
    if (actor.kind === 'person' && !kinds.has(powersOf(actor))) kinds.set(powersOf(actor), actor);
  return [...kinds.values()];
}

const forms = noForms();
const kept: HostileReport['kept'] = new Map();
const refused: HostileReport['refused'] = new Map();
const join = (into: HostileReport['kept'], from: HostileReport['kept']): void => {
  for (const [name, numbers] of from) into.set(name, (into.get(name) ?? new Set()).union(numbers));
};

test(
  'INJ-1: whatever stands in any text field, no page, paper, list or calendar makes more of it than text',
  { timeout: 60_000 + RUNS * 300_000 },
  async () => {
    const into: Reading = { answers: new Map(), shown: new Map(), harm: [], seen: new Set(), forms };
    for (let run = FIRST; run < FIRST + RUNS; run += 1) {
      const once = IS_EVERY ? into : { ...into, routes: new Set<string>() };
      const { report } = await tellHostileStory(
        run,
        (moment) => readAll(moment, readersOf(moment), { run, into: once }),
        (moment) => fillStepForm(moment, { run, into: once }),
      );
      join(kept, report.kept);
      join(refused, report.refused);
    }
    const shown = [...into.shown].map(([kind, times]) => `${kind} ${String(times)}`).join(', ');
    const answers = String([...into.answers.values()].reduce((sum, times) => sum + times, 0));
    const pairs = (map: HostileReport['kept']): string =>
      String([...map.values()].reduce((sum, numbers) => sum + numbers.size, 0));
    console.log(
      `INJ-1: ${String(SHOWN_FIELDS.length)} fields, ${String(PAYLOADS.length)} payloads, ${String(RUNS)} run(s): ` +
        `${pairs(kept)} pairs kept, ${pairs(refused)} refused; ${answers} answers, ` +
        `different ones with a payload: ${shown}; harm ${String(into.harm.length)}`,
    );
    expect(into.harm).toEqual([]);
    expect(into.shown.get('text/html')).toBeGreaterThan(100);
  },
);

test('INJ-1: every text field of the inventory met a payload in the story', () => {
  const untold = SHOWN_FIELDS.map(nameOf).filter((name) => !kept.has(name) && !refused.has(name));
  expect(untold).toEqual([]);
});

test('INJ-1: what a refused form shows back of what was typed is text and nothing more', () => {
  const answers = [...forms.answers].map(([status, times]) => `${String(status)} ${String(times)}`).join(', ');
  console.log(
    `INJ-1 refused forms: ${String(forms.forms.size)} forms, answers ${answers}; ` +
      `${String(forms.showing.size)} forms show what was typed, ${String(forms.shown)} times, harm ${String(forms.harm.length)}`,
  );
  expect(forms.harm).toEqual([]);
  expect(forms.answers.get(303) ?? 0).toBe(0);
  expect(forms.showing.size).toBeGreaterThan(40);
});

test('INJ-1: the forms of single steps are refused too, and what they show is text and nothing more', () => {
  const unfilled = Object.entries(STEP_FORMS).filter(([, { action, typed }]) => {
    const shape = `${action.replaceAll(/:\w+/g, ':id')} ${typed.join().replaceAll(/\d+/g, 'n')}`;
    return !forms.forms.has(shape);
  });
  const shown = Object.values(STEP_FORMS).filter(({ typed }) =>
    [...forms.showing].some((shape) => shape.endsWith(` ${typed.join().replaceAll(/\d+/g, 'n')}`)),
  );
  console.log(
    `INJ-1 forms of steps: ${String(Object.keys(STEP_FORMS).length)}, ${String(shown.length)} of them show what was typed`,
  );
  expect(unfilled.map(([step]) => step)).toEqual([]);
  expect(shown.length).toBeGreaterThan(15);
});
