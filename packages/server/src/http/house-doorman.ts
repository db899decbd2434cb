import type { App } from '@guong/core/usecase';
import { anonymousDoorman, type Doorman } from './doorman.ts';

/** No tenant has this id: until sessions are there, everybody is nobody and sees what is public. */
const NOWHERE = '00000000-0000-0000-0000-000000000000';

/** The doorman of a running house: who a session cookie or a Bearer token belongs to. */
export const houseDoorman = (_app: App): Doorman => anonymousDoorman(NOWHERE);
