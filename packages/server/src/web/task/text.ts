import type { Bilingual } from '../text/index.ts';
import { en } from './words-en.ts';
import { vi, type TaskWords } from './words-vi.ts';

/** Words of the task room. */
export const TEXT: Bilingual<TaskWords> = { vi, en };
