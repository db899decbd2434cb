/** The mirror: a ring of lacquer around a disc of bronze. Decoration; the name stands beside it. */
export const BrandMark = () => (
  <svg class="mark" width="28" height="28" viewBox="0 0 28 28" aria-hidden="true" focusable="false">
    <circle cx="14" cy="14" r="12.5" fill="none" stroke="var(--son)" stroke-width="3" />
    <circle cx="14" cy="14" r="7.5" fill="var(--gold)" />
  </svg>
);

const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 28 28"><circle cx="14" cy="14" r="12.5" fill="#faf8f5" ' +
  'stroke="#9f1d20" stroke-width="3"/><circle cx="14" cy="14" r="7.5" fill="#a16207"/></svg>';

/** The same for the tab of a browser, inside the page: a phone need not ask for it. */
export const BRAND_ICON = `data:image/svg+xml,${encodeURIComponent(ICON)}`;
