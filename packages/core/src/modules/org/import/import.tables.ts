import type { Tx } from '../../../platform/index.ts';
import { tables } from '../org.tables.ts';
import type { ImportKind, ImportState } from './import.schema.ts';

/** An import as stored; `sheets`, `columns`, `mapping`, `notes` and `counts` are JSON. */
export interface ImportRecord {
  tenant_id: string;
  import_id: string;
  kind: ImportKind;
  state: ImportState;
  file_id: string;
  file_name: string;
  sha256: string;
  sheet: string;
  sheets: string;
  columns: string;
  mapping: string;
  notes: string;
  counts: string;
  job_id: string | null;
  failure: string;
  made_by: string;
  made_at: Date;
  confirmed_at: Date | null;
}
/** How a person answered the question whether a row is somebody known. */
export type Decision = 'different' | 'leave_out' | 'same_person' | 'same_row';
/** A row of the sheet as stored; `fields`, `changes`, `problems` and `candidates` are JSON. */
export interface ImportRowRecord {
  tenant_id: string;
  import_id: string;
  row_no: number;
  is_record: boolean;
  note: string;
  fields: string;
  changes: string;
  problems: string;
  is_changed: boolean;
  is_blocked: boolean;
  lead_row_no: number;
  is_asked: boolean;
  candidates: string;
  match_person_id: string | null;
  decision: Decision | null;
  decision_person_id: string | null;
  decision_row_no: number | null;
  person_id: string | null;
  is_added: boolean;
}
type ImportTables = {
  'org.import': ImportRecord;
  'org.import_row': ImportRowRecord;
  'platform.job': {
    tenant_id: string;
    job_id: string;
    state: string;
    done: number;
    total: number | null;
    message: string;
  };
};

/** The tables of imports beside those of the room; the queue's progress is only read. */
export const importTables = (tx: Tx) => tables(tx).$extendTables<ImportTables>();
