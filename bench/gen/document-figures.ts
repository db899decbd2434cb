// Every figure about directives and the register of a generated district against its rows (NUM-1), its parts (NUM-3), the plan.
import { COVER_OF, COVERS, document, obligedIn, type Covers, type ObligationState } from '@guong/core/document';
import type { z } from 'zod';
import { act } from '../act.ts';
import type { Comparison } from './check.ts';
import type { Asking } from './meeting-figures.ts';
import { YEARS } from './meetings.ts';
import { TODAY, type Duty, type Register } from './papers.ts';

type Directive = z.output<typeof document.directives.output>['directives'][number];

/** NUM-1: each figure of each directive is the number of the obligations it opens; each cell of its matrix is one of them. */
export async function coverageRowsBehind(asking: Asking, comparison: Comparison): Promise<void> {
  const { app, office } = asking;
  for (const { documentId, covers } of await directivesOf(asking)) {
    const coverage = await act(app, office, document.coverage, { documentId });
    const { obligations: all } = await act(app, office, document.obligations, { documentId });
    comparison.same(`obliged by the chain of ${documentId}`, coverage.total, all.length, obligedIn(coverage.covers));
    for (const { state, count } of coverage.figures) {
      comparison.same(`${state} of ${documentId}`, count, all.filter((one) => one.state === state).length);
    }
    const matrix = await act(app, office, document.matrix, { documentId, isDirect: true });
    for (const cover of COVERS) {
      const { obligations } = await act(app, office, document.obligations, { documentId, cover });
      comparison.same(`${cover} of the chain of ${documentId}`, coverage.covers[cover], obligations.length);
      const own = obligations.filter((one) => one.documentId === documentId);
      const cells = matrix.units.flatMap((unit) => unit.cells).filter((cell) => cell && COVER_OF[cell.state] === cover);
      comparison.same(`${cover} of ${documentId}`, covers[cover], matrix.covers[cover], own.length, cells.length);
    }
    for (const unit of matrix.units) {
      const mine = all.filter((one) => one.unitId === unit.unitId && one.documentId === documentId);
      comparison.same(`the line of ${unit.name} under ${documentId}`, obligedIn(unit.covers), mine.length);
      comparison.same('a unit without a name', 0, unit.name === '–' ? 1 : 0);
    }
  }
}

/** All directives of a year, or of all. */
export async function directivesOf({ app, office }: Asking, year?: number): Promise<Directive[]> {
  const found: Directive[] = [];
  for (;;) {
    const page = await act(app, office, document.directives, { year, limit: 200, offset: found.length });
    found.push(...page.directives);
    if (page.directives.length === 200) continue;
    if (page.total !== found.length) throw new Error(`${String(page.total)} directives are ${String(found.length)}`);
    return found;
  }
}

/** NUM-3: directives, units, duties and years add up to the obligations of the plan, by each of the four figures. */
export async function coverageSums(asking: Asking, comparison: Comparison, { duties }: Register): Promise<void> {
  const { app, office } = asking;
  const sum = (of: readonly Covers[], cover: keyof Covers) => of.reduce((total, covers) => total + covers[cover], 0);
  const every = (await directivesOf(asking)).map(({ covers }) => covers);
  const ofYears: Covers[] = [];
  for (const year of YEARS) {
    const { covers, duties: columns, units } = await act(app, office, document.matrix, { year });
    ofYears.push(covers);
    const directives = (await directivesOf(asking, year)).map((one) => one.covers);
    const lines = units.map((unit) => unit.covers);
    const parts = [directives, columns.map((one) => one.covers), lines];
    for (const cover of COVERS) {
      comparison.same(`${cover} of ${String(year)}`, covers[cover], ...parts.map((part) => sum(part, cover)));
    }
    for (const { unitId, covers: of } of units) {
      const { obligations } = await act(app, office, document.asked, { unitId, year });
      comparison.same(`asked of ${unitId} in ${String(year)}`, obligedIn(of), obligations.length);
    }
  }
  for (const cover of COVERS) {
    const planned = duties.filter((duty) => !duty.isWithdrawn && COVER_OF[stateIn(duty)] === cover).length;
    comparison.same(`${cover} of all years`, sum(every, cover), sum(ofYears, cover), planned);
  }
}

/** How an obligation stands, told from the plan and not by the product. */
function stateIn({ own, doneOn, dueOn, isExempt }: Duty): ObligationState {
  if (isExempt) return 'exempt';
  if (own) return own.issuedOn <= dueOn ? 'issued' : 'issued_late';
  if (doneOn !== null) return doneOn <= dueOn ? 'otherwise' : 'otherwise_late';
  return dueOn < TODAY ? 'overdue' : 'waiting';
}

/** The register and its gaps: what is counted is what all pages hold, and what the plan has. */
export async function registerFigures(asking: Asking, comparison: Comparison, register: Register): Promise<void> {
  const { app, office } = asking;
  const { papers, links, duties } = register;
  const found = async (asked: object) => (await act(app, office, document.find, { ...asked, limit: 1 })).total;
  const { issuers } = await act(app, office, document.issuers);
  const all = await found({});
  const add = async (narrowed: readonly object[]) =>
    (await Promise.all(narrowed.map(found))).reduce((sum, n) => sum + n, 0);
  comparison.same('documents', all, papers.length, await pagesOf(asking, document.find, 'documents'));
  const years = [...new Set(papers.map(({ issuedOn }) => Number(issuedOn.slice(0, 4))))];
  comparison.same('documents by year', all, await add(years.map((year) => ({ year }))));
  comparison.same('documents by body', all, await add(issuers.map(({ issuerId }) => ({ issuerId }))));
  const types = [...new Set(papers.map(({ type }) => type))];
  comparison.same('documents by type', all, await add(types.map((type) => ({ type }))));
  for (const type of types)
    comparison.same(type, await found({ type }), papers.filter((one) => one.type === type).length);
  const from = new Set(links.map((link) => link.from.documentId));
  const to = new Set(links.map((link) => link.to.documentId));
  const asking_ = new Set(duties.filter(({ isWithdrawn }) => !isWithdrawn).map(({ paper }) => paper.documentId));
  const above = papers.filter(({ code }) => code === 'TU');
  const orphans = papers.filter(({ code, documentId }) => code !== 'TU' && !from.has(documentId)).length;
  const empty = above.filter(({ documentId }) => !to.has(documentId) && !asking_.has(documentId)).length;
  const [seenOrphans, holes] = [
    await act(app, office, document.orphans, {}),
    await act(app, office, document.holes, {}),
  ];
  comparison.same('orphans', seenOrphans.total, orphans, await pagesOf(asking, document.orphans, 'documents'));
  comparison.same('holes', holes.total, empty, await pagesOf(asking, document.holes, 'documents'));
  const overdue = duties.filter((duty) => !duty.isWithdrawn && stateIn(duty) === 'overdue').length;
  comparison.same('overdue among the holes', holes.overdue.length, overdue);
}

type Paged = typeof document.find | typeof document.orphans | typeof document.holes;
async function pagesOf({ app, office }: Asking, useCase: Paged, of: 'documents'): Promise<number> {
  const ids = new Set<string>();
  for (let offset = 0; ; offset += 200) {
    const page = await act(app, office, useCase, { limit: 200, offset });
    for (const { documentId } of page[of]) ids.add(documentId);
    if (page[of].length < 200) return ids.size;
  }
}
