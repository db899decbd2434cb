import type { RoundView } from '../round-view.ts';
import { inHaNoi } from '../typed-instant.ts';

const DAY_MS = 86_400_000;
/** Time to prepare: a new round is proposed for so many days from now. */
const LEAD_DAYS = 7;
/** Hours of a first round in Ha Noi, counted from midnight of its first day: a morning to receive, an afternoon to cast. */
const FIRST_HOURS = { issueOpensAt: 8, issueClosesAt: 12, castOpensAt: 14, castClosesAt: 17 } as const;
/** ballot.md 5 and 6. */
const FIRST_RULES = { epochMinimum: '5', epochMinutes: '60', isEarlyEndAllowed: 'true' };
const ZONE_HOURS = 7;

const INSTANTS = ['issueOpensAt', 'issueClosesAt', 'castOpensAt', 'castClosesAt'] as const;
type Typed = Readonly<Record<string, string>>;

/** What stands in the form of a new round before anything is typed: from today on, and after the latest round if there is one. */
export function proposalFor(now: Date, latest: RoundView | undefined): Typed {
  if (!latest) return { ...FIRST_RULES, ...typedInstants(firstTimes(now)) };
  const { purpose, place, superior, templateCode, templateVersion } = latest;
  return {
    ...{ purpose, place, superior, template: `${templateCode}@${templateVersion.toString()}` },
    ...typedRules(latest),
    ...typedInstants(timesAfter(now, latest)),
  };
}

/** A round as its form shows it. */
export function typedRound(round: RoundView): Typed {
  const { title, purpose, planSymbol, place, superior, templateCode, templateVersion } = round;
  return {
    ...{ title, purpose, planSymbol, place, superior, template: `${templateCode}@${templateVersion.toString()}` },
    ...typedRules(round),
    ...typedInstants(round),
  };
}

const typedRules = ({ epochMinimum, epochMinutes, isEarlyEndAllowed }: RoundView): Typed => ({
  epochMinimum: epochMinimum.toString(),
  epochMinutes: epochMinutes.toString(),
  isEarlyEndAllowed: isEarlyEndAllowed.toString(),
});

type Times = Pick<RoundView, (typeof INSTANTS)[number]>;
const typedInstants = (times: Times): Typed => Object.fromEntries(INSTANTS.map((name) => [name, inHaNoi(times[name])]));

function firstTimes(now: Date): Times {
  const midnight = Math.floor((now.getTime() + ZONE_HOURS * 3_600_000) / DAY_MS) * DAY_MS - ZONE_HOURS * 3_600_000;
  const at = (name: (typeof INSTANTS)[number]): Date =>
    new Date(midnight + LEAD_DAYS * DAY_MS + FIRST_HOURS[name] * 3_600_000);
  return {
    issueOpensAt: at('issueOpensAt'),
    issueClosesAt: at('issueClosesAt'),
    castOpensAt: at('castOpensAt'),
    castClosesAt: at('castClosesAt'),
  };
}

/** A round that began at odd minutes was begun in a hurry: its hours are nothing to go by. */
const isAtOddMinutes = (times: Times): boolean => INSTANTS.some((name) => times[name].getUTCMinutes() % 15 !== 0);

/** The hours of the latest round, moved on by whole weeks. */
function timesAfter(now: Date, latest: RoundView): Times {
  if (isAtOddMinutes(latest)) return firstTimes(now);
  const week = 7 * DAY_MS;
  const weeks = Math.ceil((now.getTime() + LEAD_DAYS * DAY_MS - latest.issueOpensAt.getTime()) / week);
  const later = (at: Date): Date => new Date(at.getTime() + Math.max(0, weeks) * week);
  return {
    issueOpensAt: later(latest.issueOpensAt),
    issueClosesAt: later(latest.issueClosesAt),
    castOpensAt: later(latest.castOpensAt),
    castClosesAt: later(latest.castClosesAt),
  };
}
