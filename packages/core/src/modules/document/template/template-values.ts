import { formatDate, parseSymbol } from '@guong/vietnamese';
import { dayOf } from '../../../kernel/index.ts';
import { familyOf, type FormValues } from '../../../platform/index.ts';
import { groundLine, nameOf, placeOf, recipientsOf, ROOM, TASK_ROWS, type DraftFacts } from '../draft/draft-paper.ts';
import type { LIST_FIELDS, ROW_FIELDS, TEXT_FIELDS } from './fields.ts';

type Texts = Readonly<Record<(typeof TEXT_FIELDS)[number], string>>;
type Lists = Readonly<Record<(typeof LIST_FIELDS)[number], readonly string[]>>;
type Row = Readonly<Record<(typeof ROW_FIELDS)[number], string>>;

/** What the house knows of a document before it is written, for the placeholders of a template. */
export function templateValues(facts: DraftFacts): FormValues {
  const { grounds } = facts;
  const lists: Lists = { can_cu: grounds.map(groundLine), noi_nhan: recipientsOf(grounds) };
  return { texts: textsOf(facts), lists, rows: rowsOf(facts) };
}

function textsOf(facts: DraftFacts): Texts {
  const { type, issuer, superior, subject, task, dueOn, now } = facts;
  const loai = nameOf(type);
  return {
    ...{ co_quan: issuer.name, co_quan_hoa: upper(issuer.name), cap_tren: superior, cap_tren_hoa: upper(superior) },
    ...{ loai, loai_hoa: upper(loai), dia_danh: placeOf(issuer.name) ?? ROOM },
    ...{ so: ROOM, ngay: ROOM, thang: ROOM, nam: dayOf(now).slice(0, 4) },
    ...{ trich_yeu: subject, nhiem_vu: task, han: formatDate(dueOn) },
    ...symbolsOf(facts),
    ...signerOf(facts),
  };
}

/** As the register will write them: `KH/ĐU` of the Party, `KH-UBND` of the state; the number is left open. */
function symbolsOf({ type, issuer, nextSymbol }: DraftFacts): Pick<Texts, 'ky_hieu' | 'so_ky_hieu'> {
  const next = nextSymbol === null ? undefined : parseSymbol(nextSymbol);
  const code = next?.ok === true ? next.value.issuer : issuer.code;
  const isState = familyOf(issuer.name) === 'state';
  const symbol = isState ? `${type}-${code}` : `${type}/${code}`;
  return { ky_hieu: symbol, so_ky_hieu: `${ROOM}${isState ? '/' : '-'}${symbol}` };
}

function signerOf({ signer }: DraftFacts): Pick<Texts, 'nguoi_ky' | 'chuc_vu' | 'chuc_vu_hoa'> {
  const { name, title } = signer ?? { name: ROOM, title: ROOM };
  return { nguoi_ky: name, chuc_vu: title, chuc_vu_hoa: upper(title) };
}

const upper = (text: string): string => text.toLocaleUpperCase('vi');

/** The task that is asked, and empty rows to write on, as many as the layout of the house has. */
const rowsOf = ({ task, dueOn }: DraftFacts): readonly Row[] =>
  Array.from({ length: TASK_ROWS }, (_, n) => ({
    'viec.tt': String(n + 1),
    'viec.ten': n === 0 ? task : '',
    'viec.nguoi': '',
    'viec.phoi_hop': '',
    'viec.san_pham': '',
    'viec.han': n === 0 ? formatDate(dueOn) : '',
    'viec.chi_dao': '',
  }));
