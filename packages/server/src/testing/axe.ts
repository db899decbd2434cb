import axe from 'axe-core';
import { JSDOM } from 'jsdom';

/** Accessibility faults in a page, found without a browser; contrast and layout need one. */
export async function violationsIn(html: string): Promise<string[]> {
  const { window } = new JSDOM(html, { runScripts: 'outside-only' });
  window.eval(axe.source);
  const inPage = (window as unknown as { axe: typeof axe }).axe;
  const report = await inPage.run(window.document, { rules: { 'color-contrast': { enabled: false } } });
  window.close();
  return report.violations.map(
    (violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' | ')}`,
  );
}
