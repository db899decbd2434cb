import { z } from 'zod';
import { RoundId, State } from '../ballot.schema.ts';
import type { Manifest } from '../protocol.ts';
import type { LoadedRound } from '../round-step.ts';
import type { Publication } from './guard/publication.ts';
import { reasonsOf } from './guard/reasons.ts';
import { PublicationBody } from './publication.schema.ts';

const Item = z.object({ id: z.string(), text: z.string(), levels: z.array(z.string()) });
const Subject = z.object({
  id: z.string(),
  name: z.string(),
  post: z.string(),
  /** Hex SHA-256 of the plan that the sealed manifest names, see `ballot.sealedPlan`. */
  planHash: z.string().nullable(),
  items: z.array(Item),
});
const Because = z.array(z.enum(['small_group', 'rare_or_nearly_all', 'derivable', 'beside_earlier']));
const BecauseOfItems = z.array(z.array(Because));

/** A publication with the words to read it with: the same for everyone after release and for its preview before. */
export const Shown = z.object({
  roundId: RoundId,
  state: State,
  protocolId: z.string(),
  title: z.string(),
  planSymbol: z.string(),
  subjects: z.array(Subject),
  /** `size`: people of the group on the frozen roll, as the public manifest says. */
  groups: z.array(z.object({ id: z.int(), name: z.string(), size: z.int() })),
  publication: PublicationBody,
  /** Why a table says less than every count, by subject and item, and by group; empty where it says all. */
  reasons: z.object({
    subjects: BecauseOfItems,
    groups: z.array(z.object({ hidden: Because, subjects: BecauseOfItems })),
  }),
});

interface Parts {
  readonly loaded: LoadedRound;
  readonly manifest: Manifest;
  readonly publication: Publication;
}

/** Puts a publication beside the words of its manifest. */
export function shownOf({ loaded: { round }, manifest, publication }: Parts): z.input<typeof Shown> {
  const sizes = publication.groups.map(({ id }) => manifest.groups.find((group) => group.id === id)?.size ?? 0);
  const protocolId = round.protocol_id ?? '';
  return {
    roundId: round.round_id,
    state: round.state,
    protocolId,
    title: round.title,
    planSymbol: round.plan_symbol,
    subjects: manifest.subjects.map(({ id, name, post, planHash, items }) => ({
      id,
      planHash,
      name,
      post,
      items: items.map((item) => ({ id: item.id, text: item.text, levels: [...item.levels] })),
    })),
    groups: manifest.groups.map(({ id, name, size }) => ({ id, name, size })),
    // Parsed again on the way out; copies, because what was read is not to be changed.
    publication: structuredClone(publication) as z.input<typeof PublicationBody>,
    reasons: structuredClone(reasonsOf(publication, { protocolId, sizes })) as z.input<typeof Shown>['reasons'],
  };
}
