import { countText } from './figures.ts';
import type { Block, Letterhead, OfficialPaper, Row, Signer } from './official-paper.ts';
import { printablePaper } from './paper.ts';

/** Somebody on the list, in the order to be printed. */
export type RollPerson = { readonly name: string; readonly post: string };

/** People of one voter category. */
export type RollGroup = { readonly category: string; readonly people: readonly RollPerson[] };

/** List to sign when receiving the ballot (danh sách nhận phiếu). */
export type RollList = {
  readonly letterhead: Letterhead;
  readonly documentAt: Date;
  /** Under the type name, e.g. `người tham gia góp ý đợt I năm 2026`. */
  readonly abstract: string;
  readonly groups: readonly RollGroup[];
  readonly keeper: { readonly office: string; readonly names: readonly string[] };
  readonly head: Signer;
};

/** The list as a document in the Party layout: numbered through, grouped by category, with room for signatures. */
export function rollList(list: RollList): OfficialPaper {
  const total = list.groups.reduce((sum, { people }) => sum + people.length, 0);
  return printablePaper({
    layout: 'official',
    title: `Danh sách ${list.abstract}`,
    documentAt: list.documentAt,
    qrCodes: {},
    body: {
      letterhead: list.letterhead,
      typeName: 'DANH SÁCH NHẬN PHIẾU',
      abstract: list.abstract,
      circulation: '',
      blocks: [rollTable(list.groups), totalLine(total, list.groups.length)],
      signatures: { left: list.keeper, right: list.head, chair: null },
      recipients: [],
    },
  });
}

const totalLine = (total: number, groups: number): Block => ({
  kind: 'paragraph',
  runs: [{ text: 'Danh sách có ' }, { text: `${countText(total)} người`, bold: true }, { text: `, ${groups} nhóm.` }],
});

function rollTable(groups: readonly RollGroup[]): Block {
  return {
    kind: 'table',
    size: 12.5,
    rowHeight: 9,
    columns: [
      { title: 'STT', width: 12, align: 'center' },
      { title: 'Họ và tên', width: 44, align: 'left' },
      { title: 'Chức vụ, đơn vị', width: 0, align: 'left' },
      { title: 'Nhóm', width: 34, align: 'left' },
      { title: 'Ký nhận', width: 28, align: 'left' },
    ],
    rows: groups.flatMap(groupRows),
  };
}

function groupRows({ category, people }: RollGroup, index: number, groups: readonly RollGroup[]): Row[] {
  const before = groups.slice(0, index).reduce((sum, group) => sum + group.people.length, 0);
  return [
    { cells: [[`${category}: ${countText(people.length)} người`]], group: true },
    ...people.map(({ name, post }, place) => ({
      cells: [[countText(before + place + 1)], [name], [post], [category], ['']],
    })),
  ];
}
