import type { MeetingState } from '@guong/core/meeting';
import { Pill, Progress, useFormat, useWords, type Tone } from '../ui/index.ts';
import type { MeetingView } from './meeting-view.ts';
import { TEXT } from './text.ts';

const TONES: Partial<Record<MeetingState, Tone>> = {
  invited: 'info',
  open: 'good',
  closed: 'warn',
  cancelled: 'late',
};

/** Where a meeting stands, in words and colour. */
export function StatePill({ state }: { readonly state: MeetingState }) {
  const t = useWords(TEXT);
  const tone = TONES[state];
  return <Pill {...(tone && { tone })}>{t.states[state]}</Pill>;
}

/** The quorum in words and colour. */
export function QuorumPill({ quorum }: Pick<MeetingView, 'quorum'>) {
  const t = useWords(TEXT);
  const needed = useFormat().count(quorum.needed);
  // Of nobody no quorum can be reckoned.
  if (!quorum.isReached && quorum.needed === 0) return <Pill tone="late">{t.nobodyCalled}</Pill>;
  return quorum.isReached ? (
    <Pill tone="good">{t.quorumReached(needed)}</Pill>
  ) : (
    <Pill tone="late">{t.quorumMissing(needed)}</Pill>
  );
}

/** Present of those called in each category, as a bar with its fraction; after make-up a second one. */
export function CategoryBars({ categories }: Pick<MeetingView, 'categories'>) {
  const t = useWords(TEXT);
  return (
    <>
      {categories.map((one) => {
        const name = one.categoryName === '' ? t.uncategorised : one.categoryName;
        return (
          <div key={one.category}>
            <Progress label={name} value={one.present} of={one.invited} />
            {one.madeUp > 0 && (
              <Progress label={`${name}: ${t.afterMakeUp}`} value={one.present + one.madeUp} of={one.invited} />
            )}
          </div>
        );
      })}
    </>
  );
}

/** A code of eight digits as people read it: two groups of four. */
export const inGroups = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1 ');

/** The crumbs of every page about one meeting. */
export function useCrumbs({ meetingId, title }: Pick<MeetingView, 'meetingId' | 'title'>) {
  const t = useWords(TEXT);
  return [
    { href: '/meetings', label: t.meetings },
    { href: `/meetings/${meetingId}`, label: title },
  ];
}

/** Where the script of a page that renews itself learns its stream; without a script the page renews itself all the same. */
export const LiveMark = ({ meetingId }: Pick<MeetingView, 'meetingId'>) => (
  <div data-island="meeting-live" data-props={JSON.stringify({ stream: `/meetings/${meetingId}/live` })} />
);
