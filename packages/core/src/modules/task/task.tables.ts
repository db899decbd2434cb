import type { Tx } from '../../platform/index.ts';
import type { EventKind, SourceKind, TaskState, Verdict } from './task.states.ts';

/** A task as stored, with the keys by which it is found. */
export interface TaskRow {
  tenant_id: string;
  task_id: string;
  number: number;
  state: TaskState;
  what: string;
  responsibility: string;
  product: string;
  authority: string;
  owner_post_id: string | null;
  unit_id: string | null;
  due_on: string | null;
  assigner_post_id: string | null;
  supervisor_post_id: string | null;
  parent_id: string | null;
  source_kind: SourceKind;
  source_id: string | null;
  secret_code: string | null;
  accepted_by: string | null;
  accepted_on: string | null;
  submitted_by: string | null;
  submitted_on: string | null;
  decided_on: string | null;
  search_exact: string;
  search_canon: string;
  search_folded: string;
  revision: number;
}

/** What happened to a task; rows are only added. */
export interface EventRow {
  tenant_id: string;
  task_id: string;
  /** Counts the lines of one task from 1. */
  seq: number;
  kind: EventKind;
  made_at: Date;
  made_by: string;
  owner_post_id: string | null;
  note: string;
  before: string;
}

/** A piece of evidence: a file, or a document of the register. */
export interface EvidenceRow {
  tenant_id: string;
  evidence_id: string;
  task_id: string;
  file_id: string | null;
  name: string;
  media_type: string;
  /** Bytes; 0 for a document. */
  size: number;
  sha256: string;
  document_id: string | null;
  added_on: string;
  added_by: string;
  verdict: Verdict;
  is_withdrawn: boolean;
}

/** After how many days overdue a task is brought before whom. */
export interface EscalationRow {
  tenant_id: string;
  step: number;
  days_after: number;
  brought_to: 'unit_head' | 'parent_head';
}

type TaskTables = {
  'task.task': TaskRow;
  'task.support': { tenant_id: string; task_id: string; unit_id: string; is_withdrawn: boolean };
  'task.event': EventRow;
  'task.evidence': EvidenceRow;
  'task.escalation': EscalationRow;
};

/** This room's own tables; no other room can name them. */
export const tables = (tx: Tx) => tx.$extendTables<TaskTables>();
