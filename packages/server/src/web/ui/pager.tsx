import { useCommon, useFormat } from './frame.ts';

/** Which part of a list is shown; rows counted from 1. */
export interface PagerProps {
  readonly from: number;
  readonly to: number;
  readonly total: number;
  readonly previousHref?: string;
  readonly nextHref?: string;
}

/** How much of the list this is, and the way to the rest. */
export function Pager({ from, to, total, previousHref, nextHref }: PagerProps) {
  const t = useCommon();
  const format = useFormat();
  return (
    <nav class="pager" aria-label={t.pager}>
      {previousHref !== undefined && (
        <a class="btn" href={previousHref} rel="prev">
          {t.previous}
        </a>
      )}
      <span>{t.pageOf(from, to, format.count(total))}</span>
      {nextHref !== undefined && (
        <a class="btn" href={nextHref} rel="next">
          {t.next}
        </a>
      )}
    </nav>
  );
}
