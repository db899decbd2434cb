import { kindOf, placeholdersIn, type FormShape, type FormValues, type Placeholder } from './form-shape.ts';
import { escaped, elementsOf, ownText, type Markup, type MarkupElement } from './markup.ts';
import { paragraphText, type TextSpan } from './paragraph.ts';

/** What a part is filled by. */
export interface Filling {
  readonly shape: FormShape;
  readonly values: FormValues;
  /** Inside a row that is repeated: what this copy says. */
  readonly row?: Readonly<Record<string, string>>;
}

/** A part with its placeholders filled; whatever holds none is printed as it was. */
export const fillPart = (nodes: readonly Markup[], filling: Filling): readonly Markup[] => {
  const root = nodes.find((node) => node.kind === 'element');
  return root === undefined ? nodes : fillAll(nodes, { ...filling, prefix: root.prefix });
};

/** The same, knowing the prefix by which the part names what belongs to a text document. */
interface InPart extends Filling {
  readonly prefix: string;
}

const fillAll = (nodes: readonly Markup[], filling: InPart): readonly Markup[] =>
  nodes.flatMap((node) => fillOne(node, filling));

function fillOne(node: Markup, filling: InPart): readonly Markup[] {
  if (node.kind === 'text') return [node];
  // A control bound to data elsewhere in the file would show that data instead of what is filled in.
  if (node.name === 'dataBinding') return [];
  if (node.prefix === filling.prefix && node.name === 'tr') return fillRow(node, filling);
  if (node.prefix === filling.prefix && node.name === 'p') return fillParagraph(node, filling);
  return [{ ...node, children: fillAll(node.children, filling) }];
}

function fillRow(row: MarkupElement, filling: InPart): readonly Markup[] {
  const isRepeated = filling.row === undefined && bearsRowField(row, filling.shape);
  if (!isRepeated) return [{ ...row, children: fillAll(row.children, filling) }];
  const rows = filling.values.rows.length > 0 ? filling.values.rows : [{}];
  return rows.map((values, n) => {
    const copy = n === 0 ? row : withoutMarks(row);
    return { ...copy, children: fillAll(copy.children, { ...filling, row: values }) };
  });
}

/** Whether a row itself bears a field of rows; the rows of a table inside it are left out. */
export function bearsRowField(row: MarkupElement, shape: FormShape): boolean {
  const own = (nodes: readonly Markup[]): boolean =>
    nodes.some((node) => {
      if (node.kind === 'text' || (node.prefix === row.prefix && node.name === 'tr')) return false;
      return (node.prefix === row.prefix && node.name === 'p' && bearsIt(node)) || own(node.children);
    });
  const bearsIt = (paragraph: MarkupElement): boolean =>
    placeholdersIn(paragraphText(paragraph).text).some(({ name }) => kindOf(name, shape) === 'row');
  return own(row.children);
}

function fillParagraph(paragraph: MarkupElement, filling: InPart): readonly Markup[] {
  const { text, spans } = paragraphText(paragraph);
  const found = placeholdersIn(text).filter(({ name }) => kindOf(name, filling.shape) !== undefined);
  const list = found.find(({ name }) => kindOf(name, filling.shape) === 'list')?.name;
  const given = list === undefined ? [] : (filling.values.lists[list] ?? []);
  const items = given.length > 0 ? given : [''];
  return items.map((item, n) => {
    const valueOf = (name: string): string => (name === list ? item : plainValue(name, filling));
    const edits = editsOf(spans, found, valueOf);
    const isLast = n + 1 === items.length;
    const source = n === 0 ? paragraph : withoutMarks(paragraph);
    return rewritten(isLast ? source : withoutSection(source), edits, filling);
  });
}

function plainValue(name: string, { shape, values, row = {} }: InPart): string {
  const from = kindOf(name, shape) === 'row' ? row : values.texts;
  return Object.hasOwn(from, name) ? (from[name] ?? '') : '';
}

/** What each text element that a placeholder touches holds afterwards. */
type Edits = ReadonlyMap<MarkupElement, readonly Markup[]>;

/** The value stands where its placeholder began, in the letters of that run; the rest of the placeholder goes. */
function editsOf(spans: readonly TextSpan[], found: readonly Placeholder[], valueOf: (name: string) => string): Edits {
  const edits = new Map<MarkupElement, readonly Markup[]>();
  for (const span of spans) {
    const touching = found.filter(({ from, to }) => from < span.to && to > span.from);
    if (touching.length > 0) edits.set(span.element, textRuns(span, touching, valueOf));
  }
  return edits;
}

function textRuns(span: TextSpan, touching: readonly Placeholder[], valueOf: (name: string) => string): Markup[] {
  // A line end inside a text element is drawn as a blank (ECMA-376 part 1, 17.3.3.31).
  const held = ownText(span.element).replace(/[\n\t]/g, ' ');
  const pieces: Markup[] = [];
  let at = span.from;
  for (const { name, from, to } of touching) {
    if (from > at) pieces.push(...typed(span.element, held.slice(at - span.from, from - span.from)));
    if (from >= span.from) pieces.push(...typed(span.element, valueOf(name).replace(LINE_ENDS, '\n')));
    at = Math.min(to, span.to);
  }
  if (at < span.to) pieces.push(...typed(span.element, held.slice(at - span.from)));
  return pieces;
}

const LINE_ENDS = /\r\n?|[\v\u0085\u2028\u2029]/g;

/** Text as elements of a run: what breaks a line or tabulates is an element of its own. */
function typed({ prefix }: MarkupElement, text: string): Markup[] {
  const colon = prefix === '' ? '' : `${prefix}:`;
  return text.split(/(\n|\t)/).flatMap((piece): readonly Markup[] => {
    if (piece === '') return [];
    if (piece === '\n') return [{ kind: 'text', raw: `<${colon}br/>` }];
    if (piece === '\t') return [{ kind: 'text', raw: `<${colon}tab/>` }];
    return [{ kind: 'text', raw: `<${colon}t xml:space="preserve">${escaped(piece)}</${colon}t>` }];
  });
}

/** A paragraph with its text elements exchanged, and the paragraphs of its text boxes filled in their turn. */
function rewritten(paragraph: MarkupElement, edits: Edits, filling: InPart): MarkupElement {
  const change = (node: Markup): readonly Markup[] => {
    if (node.kind === 'text') return [node];
    const edit = edits.get(node);
    if (edit) return edit;
    if (node.prefix === filling.prefix && ['p', 'tr'].includes(node.name)) return fillOne(node, filling);
    return node.name === 'dataBinding' ? [] : [{ ...node, children: node.children.flatMap(change) }];
  };
  return { ...paragraph, children: paragraph.children.flatMap(change) };
}

/** What may stand only once in a file: names of places, and numbers of paragraphs. */
const MARKS: ReadonlySet<string> = new Set(['bookmarkStart', 'bookmarkEnd']);
const NUMBERS = /\s[\w.-]+:(?:paraId|textId)\s*=\s*(?:"[^"]*"|'[^']*')/g;

/** A copy without what may stand only once. Text elements stay the same objects, so that edits find them. */
function withoutMarks(element: MarkupElement): MarkupElement {
  const children = element.children.flatMap((node): readonly Markup[] => {
    if (node.kind === 'text' || node.name === 't') return [node];
    return MARKS.has(node.name) ? [] : [withoutMarks(node)];
  });
  return { ...element, open: element.open.replace(NUMBERS, ''), children };
}

/** A copy that ends no section: only the last of the copies does. */
function withoutSection(paragraph: MarkupElement): MarkupElement {
  const endsSection = [...elementsOf(paragraph.children)].some(({ name }) => name === 'sectPr');
  if (!endsSection) return paragraph;
  const children = paragraph.children.map((node) =>
    node.kind === 'element' && node.name === 'pPr'
      ? { ...node, children: node.children.filter((one) => one.kind === 'text' || one.name !== 'sectPr') }
      : node,
  );
  return { ...paragraph, children };
}
