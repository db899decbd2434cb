import type { OfficialPaper } from '@guong/paper';
import { DOCUMENT_TYPES, formatDate, parseSymbol } from '@guong/vietnamese';
import { familyOf, letterheadOf } from '../../../platform/index.ts';

/** What the house knows of a document before somebody writes it. */
export interface DraftFacts {
  /** Code of the type: `KH`. */
  readonly type: string;
  readonly issuer: { readonly name: string; readonly code: string };
  /** The body above; empty when it is not known. */
  readonly superior: string;
  /** The symbol that would come next, e.g. `12-KH/ĐU`; null where nobody can tell. Its number is left to the register. */
  readonly nextSymbol: string | null;
  readonly subject: string;
  /** The chain of documents above, the oldest first; in our own words, by symbol and day. */
  readonly grounds: readonly Ground[];
  /** What is asked, for the first row of the appendix. */
  readonly task: string;
  readonly dueOn: string;
  readonly signer: { readonly title: string; readonly name: string } | undefined;
  readonly now: Date;
}
/** A document on which the new one rests. */
export interface Ground {
  readonly symbol: string;
  readonly issuedOn: string;
  readonly issuerName: string;
  readonly title: string;
}

const PARTS: Readonly<Record<string, readonly string[]>> = {
  BC: ['Tình hình', 'Kết quả thực hiện', 'Hạn chế và nguyên nhân', 'Nhiệm vụ thời gian tới'],
  HD: ['Mục đích, yêu cầu', 'Nội dung hướng dẫn', 'Tổ chức thực hiện'],
  NQ: ['Tình hình', 'Mục tiêu', 'Nhiệm vụ, giải pháp', 'Tổ chức thực hiện'],
  TB: ['Nội dung thông báo', 'Tổ chức thực hiện'],
};
const USUAL_PARTS = ['Mục đích, yêu cầu', 'Nội dung, nhiệm vụ', 'Tổ chức thực hiện'];
const ROMAN = ['I', 'II', 'III', 'IV'];
/** Stands where whoever writes on has to fill in. */
export const ROOM = '…';
/** The six columns that the house reads back as tasks, behind their number. */
export const APPENDIX_COLUMNS = [
  'TT',
  'Nội dung nhiệm vụ',
  'Chủ trì',
  'Phối hợp',
  'Sản phẩm',
  'Thời hạn',
  'Lãnh đạo chỉ đạo',
];
const WIDTHS = [9, 0, 27, 24, 24, 22, 24];
/** Rows of the appendix: the task that is asked, then empty ones. */
export const TASK_ROWS = 5;

/** A draft in the layout of whoever issues it, with what the house knows and room for the rest. */
export function draftPaper(facts: DraftFacts): OfficialPaper {
  const { issuer, type, subject, now, signer } = facts;
  const name = nameOf(type);
  return {
    layout: 'official',
    title: `Dự thảo ${name} ${subject}`,
    documentAt: now,
    qrCodes: {},
    body: {
      letterhead: { ...headOf(facts), placeAndDate: placeAndDate(issuer.name, now) },
      typeName: name.toLocaleUpperCase('vi'),
      abstract: subject,
      circulation: 'DỰ THẢO',
      blocks: [...groundsOf(facts.grounds), ...partsOf(facts), ...appendixOf(facts)],
      signatures: {
        left: { office: '', names: [] },
        right: { office: '', name: '' },
        chair: { office: (signer?.title ?? 'NGƯỜI KÝ').toLocaleUpperCase('vi'), name: signer?.name ?? '' },
      },
      recipients: [...recipientsOf(facts.grounds), 'Lưu'],
    },
  };
}

/** A type of document in words: `kế hoạch`. */
export const nameOf = (type: string): string => DOCUMENT_TYPES[type]?.[0] ?? type;

/** Who gets the document: whoever asked for it first. */
export const recipientsOf = (grounds: readonly Ground[]): readonly string[] => [
  ...grounds.slice(-1).map((one) => `${one.issuerName} (báo cáo)`),
  ROOM,
];

function headOf({ issuer, superior, nextSymbol, type, now }: DraftFacts) {
  const next = nextSymbol === null ? undefined : parseSymbol(nextSymbol);
  const symbol = `${type}/${next?.ok === true ? next.value.issuer : issuer.code}`;
  const family = familyOf(issuer.name);
  return letterheadOf({ superior, issuer: issuer.name, number: '', symbol, place: '', at: now, family });
}

/** The place that a committee bears in its name: `Hoa Gạo`. */
export const placeOf = (issuerName: string): string | undefined =>
  /(?:phường|xã|đặc khu|thị trấn|quận|huyện|thành phố|tỉnh)\s+(.+)$/iu.exec(issuerName)?.[1];

/** `Hoa Gạo, ngày … tháng … năm 2026`: the day is written when it is signed. */
function placeAndDate(issuerName: string, now: Date): string {
  const place = placeOf(issuerName);
  const day = `ngày ${ROOM} tháng ${ROOM} năm ${String(now.getUTCFullYear())}`;
  return place === undefined ? day : `${place}, ${day}`;
}

type Block = OfficialPaper['body']['blocks'][number];
const paragraph = (text: string, italic = false): Block => ({ kind: 'paragraph', runs: [{ text, italic }] });

const groundsOf = (grounds: readonly Ground[]): readonly Block[] =>
  grounds.map((ground, n) => paragraph(`Căn cứ ${groundLine(ground)}${n + 1 === grounds.length ? '.' : ';'}`, true));

/** A document on which another rests, as it is cited: `Chỉ thị số 24-CT/TU ngày 07/08/2023 của Thành ủy (trích yếu)`. */
export function groundLine({ symbol, issuedOn, issuerName, title }: Ground): string {
  const parsed = parseSymbol(symbol);
  const word = parsed.ok ? nameOf(parsed.value.type) : 'văn bản';
  const named = `${word.charAt(0).toLocaleUpperCase('vi')}${word.slice(1)}`;
  return `${named} số ${symbol} ngày ${formatDate(issuedOn)} của ${issuerName} (${title})`;
}

function partsOf({ type, issuer, subject, task }: DraftFacts): readonly Block[] {
  const opening = paragraph(`${issuer.name} ban hành ${nameOf(type)} ${subject}, nội dung như sau:`);
  // A letter has no parts: it says at once what it asks.
  if (type === 'CV') return [opening, paragraph(`${task}: ${ROOM}`)];
  const parts = (PARTS[type] ?? USUAL_PARTS).flatMap((text, n): readonly Block[] => [
    { kind: 'heading', level: 1, text: `${ROMAN[n] ?? ''}. ${text}` },
    paragraph(ROOM),
  ]);
  return [opening, ...parts];
}

function appendixOf({ task, dueOn }: DraftFacts): readonly Block[] {
  const first = ['1', task, '', '', '', formatDate(dueOn), ''];
  const empty = Array.from({ length: TASK_ROWS - 1 }, (_, n) => [String(n + 2), '', '', '', '', '', '']);
  return [
    { kind: 'heading', level: 1, text: 'PHỤ LỤC: Phân công nhiệm vụ' },
    {
      kind: 'table',
      columns: APPENDIX_COLUMNS.map((title, n) => ({ title, width: WIDTHS[n] ?? 0, align: 'left' })),
      rows: [first, ...empty].map((cells) => ({ cells: cells.map((text) => [text]) })),
      size: 11,
      rowHeight: 0,
    },
  ];
}
