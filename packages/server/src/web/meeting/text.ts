import type { Bilingual } from '../text/index.ts';
import { calledEn, calledVi } from './called-text.ts';
import { checkInEn, checkInVi } from './check-in-text.ts';
import { guestEn, guestVi } from './guest-text.ts';
import { mendEn, mendVi } from './mend-text.ts';
import { kindEn, kindVi } from './kind-text.ts';
import { queueEn, queueVi } from './queue-text.ts';
import { reconciliationEn, reconciliationVi } from './reconciliation-text.ts';
import { signatureEn, signatureVi } from './signature-text.ts';
import { en } from './text-en.ts';
import { vi } from './text-vi.ts';

const whole = {
  ...vi,
  ...guestVi,
  ...queueVi,
  ...checkInVi,
  ...signatureVi,
  ...kindVi,
  ...calledVi,
  ...reconciliationVi,
  ...mendVi,
};
/** Words of the room of meetings. */
export const TEXT: Bilingual<typeof whole> = {
  vi: whole,
  en: {
    ...en,
    ...guestEn,
    ...queueEn,
    ...checkInEn,
    ...signatureEn,
    ...kindEn,
    ...calledEn,
    ...reconciliationEn,
    ...mendEn,
  },
};
