// Rows of the register: bodies, documents with the words by which they are found, links, obligations.
import { registerKeys } from '../../packages/core/src/modules/document/search-words.ts';
import { foldedWords, searchKeys } from '@guong/vietnamese';
import { issuersOf, registerOf, type Duty, type Issuer, type Paper, type PaperLink, type Register } from './papers.ts';
import { idOf, ROOT, type Row, type Table } from './rows.ts';
import type { Ward } from './units.ts';

/** The symbol by which a document is called. */
export const symbolOf = ({ number, type, code }: Paper): string => `${String(number).padStart(2, '0')}-${type}/${code}`;

/** The register and its rows. */
export function documentTables(
  seed: number,
  wards: readonly Ward[],
): { readonly register: Register; readonly tables: readonly Table[] } {
  const register = registerOf(seed, wards, ROOT);
  const { papers, links, duties } = register;
  const tables = [
    { name: 'document.issuer', rows: issuersOf(seed, wards, ROOT).map(issuerRow) },
    { name: 'document.document', rows: papers.map(documentRow) },
    { name: 'document.word', rows: papers.flatMap(wordRows) },
    { name: 'document.link', rows: linksOnce(links).map((link, n) => linkRow(seed, link, n)) },
    { name: 'document.obligation', rows: duties.map((duty, n) => obligationRow(seed, duty, n)) },
  ];
  return { register, tables };
}

const issuerRow = ({ issuerId, code, name, unitId }: Issuer): Row => ({
  ...{
    issuer_id: issuerId,
    code,
    name,
    name_key: searchKeys(name).canon,
    unit_id: unitId,
    is_superior: unitId === null,
  },
});

const partsOf = (paper: Paper): string[] => [symbolOf(paper), paper.title, paper.issuer];

const documentRow = (paper: Paper): Row => ({
  ...{ document_id: paper.documentId, issuer_id: paper.issuerId, type: paper.type, number: paper.number, suffix: '' },
  ...{ series: `year:${paper.issuedOn.slice(0, 4)}`, symbol: symbolOf(paper), issued_on: paper.issuedOn },
  ...{
    effective_on: paper.issuedOn,
    expires_on: null,
    title: paper.title,
    signer: '',
    is_public: paper.number % 3 === 0,
  },
  ...registerKeys(partsOf(paper)),
  revision: 1,
});

const wordRows = (paper: Paper): Row[] =>
  foldedWords(partsOf(paper).join(' ')).map((word) => ({ word, document_id: paper.documentId, place: 'register' }));

const linksOnce = (links: readonly PaperLink[]): PaperLink[] => [
  ...new Map(links.map((link) => [`${link.from.documentId} ${link.to.documentId} ${link.kind}`, link])).values(),
];

const linkRow = (seed: number, { from, to, kind }: PaperLink, n: number): Row => ({
  ...{ link_id: idOf(seed, 'link', n), from_id: from.documentId, to_id: to.documentId, kind, is_withdrawn: false },
});

const obligationRow = (seed: number, duty: Duty, n: number): Row => ({
  ...{ obligation_id: idOf(seed, 'obligation', n), document_id: duty.paper.documentId, unit_id: duty.unitId },
  ...{ required_type: duty.type, task: 'Ban hành kế hoạch, báo cáo kết quả', due_on: duty.dueOn },
  ...{ own_document_id: duty.own?.documentId ?? null, done_on: duty.doneOn },
  ...{ done_how: duty.doneOn === null ? '' : 'hội nghị quán triệt', is_withdrawn: duty.isWithdrawn },
  exempt_because: duty.isExempt ? 'theo kế hoạch của quận' : null,
});
