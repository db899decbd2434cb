import type { PostHeld } from '../../org/index.ts';
import type { Roster } from '../posts.ts';
import type { AppendixRow, Field, Mapping } from './appendix.schema.ts';
import { findPost, findUnits } from './find-post.ts';
import { readDue } from './read-due.ts';
import type { Found } from './read-table.ts';

const MOST = 500;

/** The rows of an appendix as they would come in, each with what is wrong or missing. */
export const previewRows = (roster: Roster, { rows, mapping }: Found): AppendixRow[] =>
  rows.map(({ row, cells }) => previewRow(roster, row, readerOf(cells, mapping)));

type Reader = (field: Field) => string;
const readerOf =
  (cells: readonly string[], mapping: Mapping) =>
  (field: Field): string => {
    const column = mapping[field];
    return column === undefined ? '' : (cells[column] ?? '');
  };

function previewRow(roster: Roster, row: number, cell: Reader): AppendixRow {
  const owner = postIn(roster, cell('lead'));
  const supervisor = postIn(roster, cell('supervisor'));
  const support = findUnits(roster, cell('support'));
  const due = dueIn(cell('due'));
  const nobody = cell('lead') === '' ? ['Chưa ghi chủ trì'] : [];
  return {
    row,
    what: cell('what'),
    product: cell('product'),
    lead: cell('lead'),
    ...ownerOf(owner.post),
    support: support.unitIds.map((unitId) => ({ unitId, name: roster.unitNames.get(unitId) ?? '' })),
    supervisorPostId: supervisor.post?.postId ?? null,
    supervisor: supervisor.post?.title ?? '',
    dueOn: due.dueOn,
    errors: errorsOf(cell),
    gaps: [...nobody, ...owner.gaps, ...supervisor.gaps, ...support.problems, ...due.gaps],
  };
}

const ownerOf = (post: PostHeld | undefined) =>
  post ? { ownerPostId: post.postId, owner: `${post.title}, ${post.unitName}` } : { ownerPostId: null, owner: '' };

function postIn(roster: Roster, cell: string): { readonly post?: PostHeld; readonly gaps: readonly string[] } {
  if (cell === '') return { gaps: [] };
  const named = findPost(roster, cell);
  return 'found' in named ? { post: named.found, gaps: [] } : { gaps: [named.problem] };
}

function dueIn(cell: string): { readonly dueOn: string | null; readonly gaps: readonly string[] } {
  const dueOn = readDue(cell);
  if (dueOn !== undefined) return { dueOn, gaps: [] };
  return { dueOn: null, gaps: [cell === '' ? 'Chưa ghi thời hạn' : `Không đọc được thời hạn “${cell}”`] };
}

function errorsOf(cell: Reader): string[] {
  const errors = cell('what') === '' ? ['Chưa ghi nội dung nhiệm vụ'] : [];
  const long = (['what', 'product'] as const).filter((field) => cell(field).length > MOST);
  return [...errors, ...long.map(() => `Có ô dài quá ${String(MOST)} ký tự`)];
}
