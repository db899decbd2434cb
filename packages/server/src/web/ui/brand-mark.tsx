/** The mirror: a ring of lacquer around a disc of bronze. Decoration; the name stands beside it. */
export const BrandMark = () => (
  <svg class="mark" width="28" height="28" viewBox="0 0 28 28" aria-hidden="true" focusable="false">
    <circle cx="14" cy="14" r="12.5" fill="none" stroke="var(--son)" stroke-width="3" />
    <circle cx="14" cy="14" r="7.5" fill="var(--gold)" />
  </svg>
);
