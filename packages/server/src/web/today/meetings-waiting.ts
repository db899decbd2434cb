import { meeting } from '@guong/core/meeting';
import { perform, type Actor, type App } from '@guong/core/usecase';

/** A meeting that the reader is called to, with the door that fits where it stands. */
export interface MeetingSoon {
  readonly meetingId: string;
  readonly title: string;
  readonly startsAt: Date;
  readonly place: string;
  readonly isOpen: boolean;
}

const LATEST = 20;

/** The meetings that are going on or to come, of those that concern the reader; nothing for whoever may not ask. */
export async function meetingsFor(app: App, actor: Actor): Promise<readonly MeetingSoon[]> {
  const found = await perform(app, actor, meeting.list, { limit: LATEST, onlyMine: true });
  if (!found.ok) return [];
  return found.value.meetings
    .filter(({ state }) => state === 'invited' || state === 'open')
    .map(({ meetingId, title, startsAt, place, state }) => ({
      ...{ meetingId, title, startsAt, place, isOpen: state === 'open' },
    }));
}
