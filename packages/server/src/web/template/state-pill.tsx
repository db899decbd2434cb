import type { TemplateStanding } from '@guong/core/document';
import { Pill, useFormat, useWords, type Tone } from '../ui/index.ts';
import type { TemplatesView } from './template-view.ts';
import { TEXT } from './text.ts';

type Template = TemplatesView[number];
const TONES = { draft: 'warn', waiting: 'info', in_force: 'good', ended: 'late' } as const satisfies Record<
  TemplateStanding,
  Tone
>;

/** How a template stands today, in words and colour. */
export function StatePill({ template: { standing } }: { readonly template: Template }) {
  const t = useWords(TEXT);
  return <Pill tone={TONES[standing]}>{t.standings[standing]}</Pill>;
}

/** From when until when a template holds. */
export function HeldDays({ template: { fromOn, toOn } }: { readonly template: Template }) {
  const t = useWords(TEXT);
  const format = useFormat();
  if (fromOn === null) return <>–</>;
  return <>{toOn === null ? t.from(format.day(fromOn)) : t.between(format.day(fromOn), format.day(toOn))}</>;
}
