import { useCommon, useFormat } from './frame.ts';

/** Which page of a list is shown; pages and rows are counted from 1. */
export interface PagerProps {
  readonly page: number;
  readonly perPage: number;
  /** How many rows stand on this page. */
  readonly shown: number;
  /** How many rows the whole list has. */
  readonly total: number;
  readonly hrefOf: (page: number) => string;
}

/** How much of the list this is, and the way to the rest. */
export function Pager({ page, perPage, shown, total, hrefOf }: PagerProps) {
  const t = useCommon();
  const format = useFormat();
  const before = (page - 1) * perPage;
  const to = before + shown;
  return (
    <nav class="pager" aria-label={t.pager}>
      {page > 1 && (
        <a class="btn" href={hrefOf(page - 1)} rel="prev">
          {t.previous}
        </a>
      )}
      <span>{t.pageOf(before + 1, to, format.count(total))}</span>
      {to < total && (
        <a class="btn" href={hrefOf(page + 1)} rel="next">
          {t.next}
        </a>
      )}
    </nav>
  );
}
