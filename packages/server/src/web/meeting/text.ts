import type { Bilingual } from '../text/index.ts';
import { en } from './text-en.ts';
import { vi } from './text-vi.ts';

/** Words of the room of meetings. */
export const TEXT: Bilingual<typeof vi> = { vi, en };
