import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { TEXT, type Words } from './text.ts';

/** What every screen of the ballot needs to speak and to lead on. */
export interface Surroundings {
  readonly t: Words;
  readonly lang: 'vi' | 'en';
  /** The voter's list on the main origin. */
  readonly listHref: string;
  /** The page that saves and restores; it alone may run Argon2. */
  readonly recoveryHref: string;
  /** The page of a subject's plan, on this origin; subjects count from 1. */
  readonly planHref: (subjectNo: number, hash: string) => string;
}

/** Carries the surroundings down to the screens. */
export const SurroundingsContext = createContext<Surroundings>({
  t: TEXT.vi,
  lang: 'vi',
  listHref: '/',
  recoveryHref: '/',
  planHref: () => '/',
});

/** The surroundings of the ballot. */
export const useSurroundings = (): Surroundings => useContext(SurroundingsContext);
