import { meeting } from '@guong/core/meeting';
import { perform, type Actor, type App } from '@guong/core/usecase';

/** What goes down the stream: the meeting changed, only the code of the hall did, or it is no longer this reader's to see. */
export type LiveEvent = 'changed' | 'turned' | 'gone';

interface Live {
  /** Asks anew who is there, each time: whoever lost his post in the meantime hears no more (AUT-7). */
  readonly whoIsThere: () => Promise<Actor>;
  readonly meetingId: string;
  /** Waits before the next look; false when nobody listens any longer. */
  readonly rest: () => Promise<boolean>;
}

/** The changes of a meeting, as they come; the policy is asked again before each. Ends with `gone`. */
export async function* changesOf(app: App, { whoIsThere, meetingId, rest }: Live): AsyncGenerator<LiveEvent> {
  let last: { readonly pulse: string; readonly step: number } | undefined;
  do {
    const seen = await perform(app, await whoIsThere(), meeting.pulse, { meetingId });
    if (!seen.ok) {
      yield 'gone';
      return;
    }
    if (last !== undefined && seen.value.pulse !== last.pulse) yield 'changed';
    else if (last !== undefined && seen.value.step !== last.step) yield 'turned';
    last = seen.value;
  } while (await rest());
}
