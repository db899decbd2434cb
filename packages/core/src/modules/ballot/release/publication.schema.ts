import { z } from 'zod';
import { GUARD_VERSION, type Publication } from './guard/publication.ts';

const Count = z.int().min(0);
const Share = z.object({ count: Count, tenths: Count });
const numbers = {
  base: Count,
  decimals: z.union([z.literal(0), z.literal(1)]),
  cells: z.array(Share),
  blank: Share,
};
const Table = z.discriminatedUnion('form', [
  z.object({ form: z.literal('exact'), ...numbers }),
  z.object({ form: z.literal('bands'), ...numbers }),
  z.object({ form: z.literal('two_thirds'), isReached: z.boolean() }),
  z.object({ form: z.literal('withheld') }),
]);
const Subject = z.object({ id: z.string(), items: z.array(z.object({ id: z.string(), table: Table })) });

/** A publication as it is kept and shown; the shape of `guard`'s answer. */
export const PublicationBody = z.object({
  guard: z.literal(GUARD_VERSION),
  policy: z.object({ k: Count, minTotal: Count, commentsFrom: Count, minRoll: Count, smallGroup: Count }),
  outcome: z.enum(['refused', 'reported', 'published']),
  counts: z
    .object({ roll: Count, issued: Count, collected: Count, valid: Count.nullable(), invalid: Count.nullable() })
    .nullable(),
  blankRule: z.enum(['blank', 'invalid']),
  denominator: z.enum(['valid', 'collected']),
  areCommentsOpen: z.boolean(),
  subjects: z.array(Subject),
  groups: z.array(z.object({ id: z.int(), isShown: z.boolean(), subjects: z.array(Subject) })),
  compared: z.array(z.object({ roundId: z.string(), edition: z.int(), joined: Count, departed: Count })),
});

/** Reads a kept publication; throws when it is not one, because the house wrote it. */
export const readPublication = (body: string): Publication => PublicationBody.parse(JSON.parse(body));
