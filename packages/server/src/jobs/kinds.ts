import { deliverJob, readStoredJob } from '@guong/core/document';
import { inOrderersName } from '@guong/core/identity';
import { importJob } from '@guong/core/org';
import { mailJob } from '../mail/mail-job.ts';
import type { JobKind } from '@guong/core/usecase';

/** Every kind of work that a running server does by itself or was asked for. A module with jobs adds its list here. */
export const JOB_KINDS: readonly JobKind[] = [inOrderersName(importJob), deliverJob, readStoredJob, mailJob];
