import { en } from './en.ts';
import type { Lang } from './format.ts';
import { vi, type Words } from './vi.ts';

/** Words of one room, or of all: the Vietnamese object is the type, the English one satisfies it. */
export type Bilingual<T> = Readonly<Record<Lang, T>>;

/** The words every page shares. */
export const COMMON: Bilingual<Words> = { vi, en };

export { FORMATS, type Format, type Lang, type Share } from './format.ts';
export type { Words } from './vi.ts';
