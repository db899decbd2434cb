import type { Validity } from '@guong/core/document';
import { Pill, useWords, type Tone } from '../ui/index.ts';
import { TEXT } from './text.ts';

const TONES = {
  in_force: 'good',
  amended: 'warn',
  not_yet: 'info',
  superseded: 'late',
  revoked: 'late',
  expired: 'late',
  withdrawn: 'late',
} as const satisfies Record<Validity, Tone>;

/** Whether a document holds, in words and colour. */
export function ValidityPill({ validity }: { readonly validity: Validity }) {
  const t = useWords(TEXT);
  return <Pill tone={TONES[validity]}>{t.validities[validity]}</Pill>;
}
