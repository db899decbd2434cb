import { DOCUMENT } from './document.ts';
import type { Sentences } from './sentences.ts';

/** Every sentence that a refusal speaks, in Vietnamese, with its English. */
export const CATALOGUE: Sentences = { ...DOCUMENT };
