import { bearsRowField } from './fill-part.ts';
import { hasLooseBraces, kindOf, placeholdersIn, type FormShape } from './form-shape.ts';
import { attributeOf, elementsOf, ownText, printMarkup, type Markup, type MarkupElement } from './markup.ts';
import { paragraphText } from './paragraph.ts';

/** A Vietnamese sentence that says why a form cannot be used, with the way out. */
export type FormFault = string;

const EXCERPT = 60;
const quoted = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return `“${line.length > EXCERPT ? `${line.slice(0, EXCERPT)}…` : line}”`;
};

/** What is wrong with the placeholders of a part; nothing when each can be filled. */
export function placeholderFault(nodes: readonly Markup[], shape: FormShape): FormFault | undefined {
  const root = nodes.find((node) => node.kind === 'element');
  if (root === undefined) return undefined;
  const inRows = paragraphsIn(rowsOf(root, shape), root.prefix);
  for (const paragraph of paragraphsIn([root], root.prefix)) {
    const fault = paragraphFault(paragraph, shape, inRows.has(paragraph));
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** Characters of markup that may be repeated: a form of ordinary size filled with many tasks stays of ordinary size. */
const MOST_REPEATED = 500_000;

/** Whether what is repeated for each text or task is too large to be repeated. */
export function growthFault(nodes: readonly Markup[], shape: FormShape): FormFault | undefined {
  const root = nodes.find((node) => node.kind === 'element');
  if (root === undefined) return undefined;
  const lists = [...paragraphsIn([root], root.prefix)].filter((one) =>
    placeholdersIn(paragraphText(one).text).some(({ name }) => kindOf(name, shape) === 'list'),
  );
  return printMarkup([...rowsOf(root, shape), ...lists]).length > MOST_REPEATED
    ? 'có đoạn hoặc dòng bảng lặp lại quá lớn. Hãy bỏ hình và định dạng thừa ở đó rồi gửi lại.'
    : undefined;
}

const rowsOf = (root: MarkupElement, shape: FormShape): MarkupElement[] =>
  [...elementsOf(root.children)].filter(
    (one) => one.prefix === root.prefix && one.name === 'tr' && bearsRowField(one, shape),
  );

const paragraphsIn = (roots: readonly MarkupElement[], prefix: string): ReadonlySet<MarkupElement> =>
  new Set(
    roots.flatMap((root) => [...elementsOf(root.children)].filter((one) => one.prefix === prefix && one.name === 'p')),
  );

function paragraphFault(paragraph: MarkupElement, shape: FormShape, isInRow: boolean): FormFault | undefined {
  const { text } = paragraphText(paragraph);
  if (!text.includes('{{') && !text.includes('}}')) return undefined;
  if (hasLooseBraces(text)) return `đoạn ${quoted(text)} có {{ hoặc }} không thành cặp. Hãy sửa chỗ đó rồi gửi lại.`;
  const found = placeholdersIn(text);
  const lists = new Set(found.filter(({ name }) => kindOf(name, shape) === 'list').map(({ name }) => name));
  if (lists.size > 1) return `đoạn ${quoted(text)} có hai danh sách; mỗi danh sách cần một đoạn riêng.`;
  const row = found.find(({ name }) => kindOf(name, shape) === 'row');
  if (row === undefined || isInRow) return undefined;
  return `{{${row.name}}} ở đoạn ${quoted(text)} nằm ngoài bảng; nó chỉ dùng được trong một dòng của bảng.`;
}

const TRACKED = /^(ins|del|moveFrom|moveTo|cellIns|cellDel|\w+Change)$/;
/** Fields that fetch from elsewhere or run something (ECMA-376 part 1, 17.16.5). */
const ACTIVE_FIELD =
  /^\s*(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|INCLUDE|LINK|DATABASE|MACROBUTTON|EMBED)(?![A-Z])/im;

const CHANGES = 'còn dấu vết sửa chưa chấp nhận (Track Changes). Hãy chấp nhận hết rồi gửi lại.';
const REMARKS = 'còn ghi chú bên lề. Hãy xóa hết ghi chú rồi gửi lại.';
const FETCHES = 'lấy nội dung từ nơi khác. Hãy thay bằng chữ thường rồi gửi lại.';
const UNUSUAL = 'có cấu trúc khác thường. Hãy mở bằng Word, lưu lại loại .docx rồi gửi lại.';
const FORBIDDEN: readonly (readonly [RegExp, FormFault])[] = [
  [TRACKED, CHANGES],
  [/^commentReference$/, REMARKS],
  [/^(altChunk|subDoc)$/, FETCHES],
];

/** What a part holds that no form may have: changes not yet accepted, remarks, what fetches or runs something. */
export function contentFault(nodes: readonly Markup[]): FormFault | undefined {
  const root = nodes.find((node) => node.kind === 'element');
  const own = [...elementsOf(nodes)].filter(({ prefix }) => prefix === root?.prefix);
  const found = FORBIDDEN.find(([name]) => own.some((one) => name.test(one.name)));
  if (found) return found[1];
  return ACTIVE_FIELD.test(own.map(instructionOf).join('')) ? FETCHES : undefined;
}

function instructionOf(one: MarkupElement): string {
  if (one.name === 'fldChar') return '\n';
  if (one.name === 'fldSimple') return `\n${attributeOf(one, 'instr') ?? ''}\n`;
  return one.name === 'instrText' ? ownText(one) : '';
}

/** What may lie outside: where a link leads, and the style sheet of the author, which cleaning takes out. */
const MAY_BE_OUTSIDE = /\/(hyperlink|attachedTemplate)$/;

/** What a list of relationships leads to that no form may have. */
export function relationFault(name: string, nodes: readonly Markup[]): FormFault | undefined {
  const relations = [...elementsOf(nodes)].filter((one) => one.name === 'Relationship');
  if (relations.some(leadsOutside)) return FETCHES;
  return name === '_rels/.rels' && relations.some(leadsToAnotherText) ? UNUSUAL : undefined;
}

const typeOf = (relation: MarkupElement): string => attributeOf(relation, 'Type') ?? '';

const leadsOutside = (relation: MarkupElement): boolean =>
  attributeOf(relation, 'TargetMode') === 'External' && !MAY_BE_OUTSIDE.test(typeOf(relation));

const leadsToAnotherText = (relation: MarkupElement): boolean =>
  typeOf(relation).endsWith('/officeDocument') &&
  !['word/document.xml', '/word/document.xml'].includes(attributeOf(relation, 'Target') ?? '');
