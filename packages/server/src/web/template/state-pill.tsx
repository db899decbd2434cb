import { Pill, useFormat, useWords, type Tone } from '../ui/index.ts';
import type { TemplatesView } from './template-view.ts';
import { TEXT } from './text.ts';

type Template = TemplatesView[number];
const TONES = { draft: 'warn', waiting: 'info', inForce: 'good', ended: 'late' } as const satisfies Record<
  string,
  Tone
>;

/** How a template stands today: a published one may wait for its day, a superseded one may hold until its last. */
function standingOf({ state, isInForce }: Template): keyof typeof TONES {
  if (state === 'draft') return 'draft';
  if (isInForce) return 'inForce';
  return state === 'published' ? 'waiting' : 'ended';
}

/** The state of a template, in words and colour. */
export function StatePill({ template }: { readonly template: Template }) {
  const t = useWords(TEXT);
  const standing = standingOf(template);
  return <Pill tone={TONES[standing]}>{t.states[standing]}</Pill>;
}

/** From when until when a template holds. */
export function HeldDays({ template: { fromOn, toOn } }: { readonly template: Template }) {
  const t = useWords(TEXT);
  const format = useFormat();
  if (fromOn === null) return <>–</>;
  return <>{toOn === null ? t.from(format.day(fromOn)) : t.between(format.day(fromOn), format.day(toOn))}</>;
}
