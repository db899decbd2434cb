import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../ensure-installed.mjs';

/** In the order in which a fault is cheapest to find; what is not named here comes after, by name. */
const ORDER = ['arch', 'vietnamese', 'spreadsheet', 'paper', 'ballot', 'core', 'server', 'cli', 'round', 'e2e'];
/** Run by commands of their own: `npm run bench`, load. */
const NOT_SUITES = ['load'];
const PURE = ['vietnamese', 'spreadsheet', 'paper', 'ballot'];
const BROWSER = ['e2e'];

/**
 * Every suite of the repository: one per package that has tests, one per folder of `tests`. A new folder is a new suite.
 * @returns {{ name: string, folder: string, config?: string, needsBuild: boolean, needsChromium: boolean, needsDatabase: boolean }[]}
 */
export function allSuites() {
  const folders = [...foldersIn('packages'), ...foldersIn('tests')].filter(({ folder }) =>
    hasTests(join(ROOT, folder)),
  );
  return folders
    .filter(({ name }) => !NOT_SUITES.includes(name))
    .map((suite) => ({
      ...suite,
      ...configOf(suite),
      needsBuild: !PURE.includes(suite.name) && suite.name !== 'arch',
      needsChromium: BROWSER.includes(suite.name),
      needsDatabase: !PURE.includes(suite.name) && !BROWSER.includes(suite.name),
    }))
    .sort((a, b) => place(a.name) - place(b.name) || a.name.localeCompare(b.name));
}

const foldersIn = (parent) =>
  readdirSync(join(ROOT, parent), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => ({ name: entry.name, folder: `${parent}/${entry.name}` }));

const configOf = ({ name, folder }) => {
  const own = `${folder}/vitest.config.ts`;
  if (existsSync(join(ROOT, own))) return { config: own };
  return PURE.includes(name) ? { config: 'vitest.pure.config.ts' } : {};
};

const hasTests = (folder) =>
  readdirSync(folder, { recursive: true }).some((name) => /\.test\.tsx?$/.test(name) && !name.includes('node_modules'));

const place = (name) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);
