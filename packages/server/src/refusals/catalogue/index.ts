import { BALLOT_COUNT } from './ballot-count.ts';
import { BALLOT_SETUP } from './ballot-setup.ts';
import { BALLOT_STEPS } from './ballot-steps.ts';
import { CORRIDOR } from './corridor.ts';
import { DIRECTIVE } from './directive.ts';
import { DOCUMENT } from './document.ts';
import { FILES } from './files.ts';
import { IDENTITY } from './identity.ts';
import { IMPORT } from './import.ts';
import { MEETING } from './meeting.ts';
import { ORGANISATION } from './organisation.ts';
import { SCHEMA } from './schema.ts';
import type { Sentences } from './sentences.ts';

import { SPREADSHEET } from './spreadsheet.ts';
import { TASK } from './task.ts';
import { TYPED } from './typed.ts';

export { SCHEMA };

/** The parts of the catalogue; no sentence stands in two of them. */
export const PARTS: readonly Sentences[] = [
  CORRIDOR,
  SCHEMA,
  ORGANISATION,
  IMPORT,
  SPREADSHEET,
  TYPED,
  IDENTITY,
  DOCUMENT,
  DIRECTIVE,
  FILES,
  TASK,
  MEETING,
  BALLOT_SETUP,
  BALLOT_STEPS,
  BALLOT_COUNT,
];

/** Every sentence that a refusal speaks, in Vietnamese, with its English. */
export const CATALOGUE: Sentences = Object.fromEntries(PARTS.flatMap((part) => Object.entries(part)));
