import { join } from 'node:path';
import { PDF_NAME } from '../../packages/server/src/web/handbook/handbook-files.ts';
import { ROOT } from '../repository-files.ts';
import type { Scene } from './shots.ts';

const FOLDER = join(ROOT, 'docs/handbook');

/** Prints every chapter into one PDF beside the documents, with the pictures that lie there now. */
export async function printHandbook({ browser, origin }: Scene): Promise<void> {
  const page = await browser.newPage();
  await page.route('**/handbook/pictures/*', (route) => {
    const file = new URL(route.request().url()).pathname.split('/').at(-1) ?? '';
    return route.fulfill({ path: join(FOLDER, 'pictures', file) });
  });
  await page.goto(`${origin}/handbook/all`);
  // What is loaded late on a screen is printed as nothing.
  await page.$$eval('img', (all) => {
    for (const image of all) image.loading = 'eager';
  });
  await page.waitForFunction(() => [...document.images].every((image) => image.complete && image.naturalWidth > 0));
  await page.pdf({
    path: join(FOLDER, PDF_NAME),
    format: 'A4',
    margin: { top: '18mm', bottom: '18mm', left: '20mm', right: '16mm' },
    displayHeaderFooter: true,
    headerTemplate: '<span></span>',
    footerTemplate:
      '<div style="width:100%;text-align:center;font:8pt sans-serif;color:#555"><span class="pageNumber"></span>/<span class="totalPages"></span></div>',
    tagged: true,
    outline: true,
  });
  await page.context().close();
}
