import type { Said } from '@guong/core/kernel';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { inLanguage, toldIn } from '../../refusals/in-language.ts';
import { COMMON, FORMATS, type Bilingual, type Format, type Lang, type Words } from '../text/index.ts';

/** How large the reader wants the letters. */
export type TextSize = 'small' | 'normal' | 'large';

/** What the reader chose in the header; kept in a cookie on the main origin, in the address on the casting origin. */
export interface Look {
  readonly lang: Lang;
  readonly size: TextSize;
  readonly contrast: boolean;
}

/** One entry of the navigation, already in the reader's language and already filtered by what he may do. */
export interface NavLink {
  readonly href: string;
  readonly label: string;
  /** How many things wait there. */
  readonly waiting?: number;
  /** One of the at most three entries of the tab bar on a phone. */
  readonly isTab?: boolean;
}

/** Who is signed in, as the header shows it. */
export interface Visitor {
  readonly name: string;
  readonly unitName: string;
  readonly postTitle?: string;
}

/** A sentence carried over a redirect: "Đã lưu đợt". */
export interface Flash {
  readonly text: string;
  readonly tone: 'good' | 'info' | 'warn';
}

/** Everything a page needs that is not its content. `html()` fills it; pages stay pure. */
export interface Frame {
  readonly look: Look;
  /** Path and query of this request: where the switches come back to. */
  readonly here: string;
  /** Where the switches store their choice. */
  readonly keepsLookIn: 'cookie' | 'address';
  readonly nav: readonly NavLink[];
  readonly visitor?: Visitor;
  readonly flash?: Flash;
  /** The name over public and voter pages: the unit that this installation belongs to. */
  readonly siteName: string;
  readonly isDemo: boolean;
  readonly isPrintView: boolean;
  /** A random value that makes a form's second sending harmless (an idempotency key). */
  readonly formKey: string;
  /** Address, with content hash, of a file the build made: `site.css`, `ballot-box.js`. */
  readonly asset: (name: string) => string;
}

/** A frame for pages rendered outside a request: tests and the kit. */
export const PLAIN_FRAME: Frame = {
  look: { lang: 'vi', size: 'normal', contrast: false },
  here: '/',
  keepsLookIn: 'cookie',
  nav: [],
  siteName: 'Gương',
  isDemo: false,
  isPrintView: false,
  formKey: 'plain-form-key',
  asset: (name) => `/assets/${name}`,
};

/** Carries the frame from `html()` down to whatever part of the page needs it. */
export const FrameContext = createContext<Frame>(PLAIN_FRAME);

/** The frame of the page being rendered. */
export const useFrame = (): Frame => useContext(FrameContext);

/** The words of a room in the reader's language: `const t = useWords(ballotText)`. */
export const useWords = <T>(texts: Bilingual<T>): T => texts[useFrame().look.lang];

/** The words every page shares, in the reader's language. */
export const useCommon = (): Words => useWords(COMMON);

/** A sentence that a refusal speaks, in the reader's language: `said(errors['title'])`. */
export function useSaid(): (message: string) => string {
  const { lang } = useFrame().look;
  return (message) => inLanguage(message, lang);
}

/** A sentence that a row keeps with its gaps apart, in the reader's language. */
export function useTold(): (told: Said | string) => string {
  const { lang } = useFrame().look;
  return (told) => toldIn(told, lang);
}

/** Numbers, shares and dates as the reader's language writes them. */
export const useFormat = (): Format => useWords(FORMATS);
