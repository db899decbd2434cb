import { z } from 'zod';
import type { Said } from '../kernel/index.ts';

const sentence = (inner?: z.ZodType<Said>): z.ZodType<Said> =>
  z.object({ say: z.string(), with: z.array(inner ? z.union([z.string(), inner]) : z.string()) });

/**
 * A sentence of the house as it leaves it: its text with numbered gaps, and what stands in them, which may be sentences again;
 * or one string, a finished sentence of an older row.
 */
export const Told: z.ZodType<Said | string> = z.union([z.string(), sentence(sentence(sentence()))]);
/** One of these sentences. */
export type Told = z.infer<typeof Told>;
