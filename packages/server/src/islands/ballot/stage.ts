import type { Phase } from '../shared/log-client.ts';
import type { VoterRecord } from '../shared/voter-store.ts';

/** Where a voter stands: what the page shows next. */
export type Stage =
  'no-link' | 'ask' | 'unanswered' | 'too-late' | 'received' | 'marking' | 'sending' | 'cast' | 'missed';

/** The stage follows from what the device keeps and what the box does; nothing else is remembered. */
export function stageOf(record: VoterRecord | undefined, phase: Phase): Stage {
  if (!record) return 'no-link';
  if (record.receipt) return 'cast';
  if (record.outbox) return 'sending';
  if (record.credential) return WITH_CREDENTIAL[phase];
  if (phase !== 'waiting') return 'too-late';
  return record.request ? 'unanswered' : 'ask';
}

const WITH_CREDENTIAL: Readonly<Record<Phase, Stage>> = { waiting: 'received', casting: 'marking', closed: 'missed' };
