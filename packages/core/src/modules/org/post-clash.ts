import { conflict, ok, type Result } from '../../kernel/index.ts';
import type { HoldingRow, PostRow } from './org.tables.ts';
import { overlaps } from './period.ts';

type Wanted = Pick<HoldingRow, 'person_id' | 'mode' | 'from_on' | 'to_on'> & { readonly holding_id?: string };

/** Whether a holding may stand beside the others of its post: nobody twice, and one main holder of a head post at a time. */
export function clashOf(post: PostRow, wanted: Wanted, others: readonly HoldingRow[]): Result<undefined> {
  const meeting = others.filter((holding) => holding.holding_id !== wanted.holding_id && overlaps(holding, wanted));
  if (meeting.some((holding) => holding.person_id === wanted.person_id)) {
    return conflict('Người này đã giữ chức danh đó trong thời gian này.');
  }
  const hasMain = meeting.some((holding) => holding.mode === 'main');
  if (post.is_head && wanted.mode === 'main' && hasMain) {
    return conflict('Chức danh đứng đầu đã có người giữ trong thời gian này. Hãy kết thúc giữ chức của người trước.');
  }
  return ok(undefined);
}
