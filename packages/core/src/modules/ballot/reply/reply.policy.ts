import { permitIf } from '../../../kernel/permit.ts';
import type { Permit } from '../../../kernel/index.ts';
import type { Actor } from '../../../usecase/index.ts';

/** Only the person who was rated answers, whatever his posts, and nobody for him. */
export const mayReply = (
  actor: Actor,
  subject: { readonly person_id: string } | undefined,
): Permit<'ballot.reply'> | undefined =>
  permitIf(
    'ballot.reply',
    'ballot.reply: the person who was rated',
    actor.kind === 'person' && subject?.person_id === actor.personId,
  );
