import type { UnderTest } from './casting.ts';
import type { JournalReport } from './house-words.ts';
import { quantile, spread, type Line, type Section } from './report.ts';

const TURNS = 5;
const FORMS = ['each row', 'once'] as const;

/** The same pages, in the process, while the policies ask for the tenant in their two forms, turn and turn about. */
export async function pagesByPolicy({ house, ready: { cookie, roundId } }: UnderTest, count: number): Promise<Section> {
  const asked = FORMS.flatMap((asks) => ['/today', `/rounds/${roundId}`].map((path) => ({ asks, path })));
  const times = asked.map((): number[] => []);
  const counted = { 'each row': [] as number[], once: [] as number[] };
  for (let turn = 0; turn < TURNS * asked.length; turn += 1) {
    const at = turn % asked.length;
    const { asks, path } = asked[at] ?? { asks: 'once', path: '/today' };
    counted[asks].push(...(await house.ask<number[]>({ kind: 'policies', asks })));
    times[at]?.push(...(await house.ask<number[]>({ kind: 'render', path, cookie, count })));
  }
  const lines = asked.flatMap(({ asks, path }, at): readonly Line[] =>
    spread(`${path.replace(roundId, '…')}: tenant asked ${asks}`, times[at] ?? [], `${count * TURNS} times 200`),
  );
  const roll = FORMS.flatMap((asks) => spread(`the roll counted: tenant asked ${asks}`, counted[asks], 'by SQL'));
  return { title: `Row-level security, ${TURNS} turns of each form`, lines: [...roll, ...lines] };
}

/** What the journal of changes costs a house. */
export async function journal({ house }: UnderTest): Promise<Section> {
  const { people, on, off, checkMs, signed, person, smallest } = await house.ask<JournalReport>({ kind: 'journal' });
  const [withIt, without] = [quantile(on, 0.5), quantile(off, 0.5)];
  const turns = `${on.length} turns each`;
  return {
    title: 'The journal of changes',
    lines: [
      { name: `${people} people added in one command, journal on`, value: withIt, unit: 'ms', proved: turns },
      { name: `${people} people added in one command, journal off`, value: without, unit: 'ms', proved: turns },
      { name: 'on / off', value: withIt / without, unit: '' },
      { name: 'guong audit verify', value: checkMs, unit: 'ms', proved: `${signed} signed changes hold` },
      { name: 'audit in adding a person, 1 writer', value: person[0] * 100, unit: '%' },
      { name: 'audit in adding a person, 50 writers', value: person[1] * 100, unit: '%', proved: 'waiting included' },
      { name: 'audit in the smallest command, 1 writer', value: smallest[0] * 100, unit: '%' },
      { name: 'audit in the smallest command, 50 writers', value: smallest[1] * 100, unit: '%', proved: 'the same' },
    ],
  };
}
