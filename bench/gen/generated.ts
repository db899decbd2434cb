// One district of size M, made from a seed: the same seed, the same rows.
import { heldOf, meetingTables } from './meetings.ts';
import { documentTables } from './paper-rows.ts';
import type { Register } from './papers.ts';
import type { Table } from './rows.ts';
import { taskTables } from './task-rows.ts';
import type { Planned } from './tasks.ts';
import { unitTables, wardsOf, type Ward } from './units.ts';

/** A district as it was planned, and all its rows in the order in which they can be written. */
export interface Generated {
  readonly wards: readonly Ward[];
  readonly register: Register;
  readonly tasks: readonly Planned[];
  readonly tables: readonly Table[];
}

/** The wards, the register, the tasks and all rows. */
export function generated(seed: number): Generated {
  const wards = wardsOf(seed);
  const { register, tables: ofDocuments } = documentTables(seed, wards);
  const { tasks, tables: ofTasks } = taskTables(seed, wards, register.papers);
  const ofMeetings = meetingTables(seed, heldOf(seed, wards));
  return { wards, register, tasks, tables: [...unitTables(seed, wards), ...ofMeetings, ...ofDocuments, ...ofTasks] };
}
