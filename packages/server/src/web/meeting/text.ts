import type { Bilingual } from '../text/index.ts';
import { en } from './text-en.ts';
import { hallEn, hallVi } from './text-hall.ts';
import { vi } from './text-vi.ts';

const whole = { ...vi, ...hallVi };
/** Words of the room of meetings. */
export const TEXT: Bilingual<typeof whole> = { vi: whole, en: { ...en, ...hallEn } };
