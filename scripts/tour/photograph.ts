import type { Page } from 'playwright-core';

/** How a page is looked at. */
export interface Look {
  readonly name: string;
  readonly width: number;
  readonly contrast: 'normal' | 'high';
}

/** The looks that every page must stand. */
export const LOOKS: readonly Look[] = [360, 1360].flatMap((width) => [
  { name: String(width), width, contrast: 'normal' },
  { name: `${String(width)}-high`, width, contrast: 'high' },
]);

/** One picture of the whole page as it stands, in this look, at `<path>-<look>.png`. */
export async function photograph(page: Page, { look, path }: { readonly look: Look; readonly path: string }) {
  await page.setViewportSize({ width: look.width, height: 800 });
  await page.evaluate(
    (isHigh) => document.documentElement.classList.toggle('contrast', isHigh),
    look.contrast === 'high',
  );
  await page.screenshot({ path: `${path}-${look.name}.png`, fullPage: true });
}
