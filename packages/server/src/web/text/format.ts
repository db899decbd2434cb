/** The two languages of the product. */
export type Lang = 'vi' | 'en';

/** A share as it travels through the house: never a bare percentage. */
export interface Share {
  readonly part: number;
  readonly whole: number;
}

const TAGS = { vi: 'vi-VN', en: 'en-GB' } as const satisfies Record<Lang, string>;
const SIZES = [
  ['GB', 1e9],
  ['MB', 1e6],
  ['kB', 1e3],
] as const;
const ZONE = 'Asia/Ho_Chi_Minh';
const NARROW_SPACE = '\u202f';

/** How one language writes numbers, shares, days, instants and sizes. */
export interface Format {
  /** 1563 → `1.563` */
  count(value: number): string;
  /** 187 of 202 → `92,6 %`, half up as on paper, or without a decimal `93 %`; nothing to divide by → `–` */
  percent(share: Share, decimals?: 0 | 1): string;
  /** 187 of 202 → `187/202 · 92,6 %`: a percentage never stands without its fraction. */
  share(share: Share): string;
  /** `2022-05-10` → `10/05/2022`; anything else is given back as it came. */
  day(isoDay: string): string;
  /** An instant as Ha Noi reads its clock: `14:00, 10/05/2022`. */
  instant(at: Date): string;
  /** Bytes → `1,2 MB` (decimal units). */
  size(bytes: number): string;
}

/** A percentage in whole numbers until the last step: 23 of 80 is 28.75, and a float would make 28.7 of it. */
function halfUp(part: number, whole: number, decimals: 0 | 1): number {
  const scale = decimals === 1 ? 1000 : 100;
  return Math.floor((2 * part * scale + whole) / (2 * whole)) / (scale / 100);
}

function makeFormat(lang: Lang): Format {
  const whole = new Intl.NumberFormat(TAGS[lang], { maximumFractionDigits: 0 });
  const tenth = new Intl.NumberFormat(TAGS[lang], { maximumFractionDigits: 1 });
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' });
  const calendar = new Intl.DateTimeFormat('en-GB', {
    timeZone: ZONE,
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
  });
  const percent = ({ part, whole: all }: Share, decimals: 0 | 1 = 1): string =>
    all === 0 ? '–' : `${tenth.format(halfUp(part, all, decimals))}${NARROW_SPACE}%`;
  return {
    // Below a thousand there is nothing to part, and a table may hold thousands of small numbers.
    count: (value) => (Number.isInteger(value) && value >= 0 && value < 1000 ? String(value) : whole.format(value)),
    percent,
    share: (share) => `${whole.format(share.part)}/${whole.format(share.whole)} · ${percent(share)}`,
    day: (isoDay) => isoDay.replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$3/$2/$1'),
    instant: (at) => `${clock.format(at)}, ${calendar.format(at)}`,
    size(bytes) {
      const [unit, divisor] = SIZES.find(([, least]) => bytes >= least) ?? ['byte', 1];
      return `${tenth.format(bytes / divisor)} ${unit}`;
    },
  };
}

/** The formats of each language, made once: building an Intl format costs more than using it a thousand times. */
export const FORMATS = { vi: makeFormat('vi'), en: makeFormat('en') } as const satisfies Record<Lang, Format>;
