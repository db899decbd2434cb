import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** A Vietnamese text that stands in the source, its gaps numbered, and where. */
export interface Spoken {
  readonly text: string;
  readonly file: string;
  readonly line: number;
  /** The top-level declaration around it. */
  readonly within: string;
  /** Whether it is an argument of `invalid`, `conflict`, or the reason of a fault that is written out. */
  readonly isRefusal: boolean;
}

const VIETNAMESE = /[à-ãè-êìíò-õùúýăđĩũơưạ-ỹ]/iu;

/** The sources of a package: no tests, no builders of tests, nothing generated. */
export const sourcesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.|\.gen\.|\/testing\//.test(path))
    .sort();

/**
 * Every Vietnamese text of one source, read with the compiler's own parser: strings, templates with their gaps, and strings put
 * together with `+`. A gap that is a string constant of the same file is filled in. What a use case says of itself
 * (`summary`) is documentation and left out.
 */
export function spokenIn(file: string, code = readFileSync(file, 'utf8')): Spoken[] {
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
  const constants = constantsOf(source);
  const found: Spoken[] = [];
  const look = (node: ts.Node, within: string): void => {
    if (isSummary(node) || ts.isTypeNode(node)) return;
    if (!isText(node)) {
      ts.forEachChild(node, (child) => {
        look(child, nameOf(node, source) ?? within);
      });
      return;
    }
    const text = numbered(written(node, constants));
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    if (VIETNAMESE.test(text)) found.push({ text, file, line: line + 1, within, isRefusal: isHanded(node) });
    for (const gap of gapsOf(node)) look(gap, within);
  };
  look(source, '');
  return found;
}

const isSummary = (node: ts.Node): boolean =>
  ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && node.name.text === 'summary';

/** Whether the text goes straight into a refusal: `conflict('…')`, `invalid(field, a ? '…' : '…')`, `{ code, reason: '…' }`. */
function isHanded(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isConditionalExpression(parent) || ts.isParenthesizedExpression(parent)) return isHanded(parent);
  if (ts.isCallExpression(parent)) return /^(invalid|conflict)$/.test(parent.expression.getText());
  return ts.isPropertyAssignment(parent) && parent.name.getText() === 'reason' && hasCode(parent.parent);
}
const hasCode = (fault: ts.ObjectLiteralExpression): boolean =>
  fault.properties.some((property) => property.name?.getText() === 'code');

const isLiteral = (node: ts.Node): node is ts.StringLiteralLike | ts.TemplateExpression =>
  ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);

const isSum = (node: ts.Node): node is ts.BinaryExpression =>
  ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken;

const isText = (node: ts.Node): node is ts.Expression =>
  isLiteral(node) || (isSum(node) && (isText(node.left) || isText(node.right)));

/** The name of a declaration that stands at the top of its file. */
function nameOf(node: ts.Node, source: ts.SourceFile): string | undefined {
  if (node.parent !== source) return undefined;
  if (ts.isVariableStatement(node)) return node.declarationList.declarations[0]?.name.getText();
  return ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node) ? node.name?.text : undefined;
}

/** A gap while the text is put together; becomes `{0}`, `{1}` in order. */
const GAP = '\u0000';
const numbered = (text: string): string => {
  let count = 0;
  return text.replaceAll(GAP, () => `{${String(count++)}}`);
};

type Constants = ReadonlyMap<string, string>;

function written(node: ts.Expression, constants: Constants): string {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isIdentifier(node)) return constants.get(node.text) ?? GAP;
  if (isSum(node)) return written(node.left, constants) + written(node.right, constants);
  if (!ts.isTemplateExpression(node)) return GAP;
  const spans = node.templateSpans.map((span) => written(span.expression, constants) + span.literal.text);
  return node.head.text + spans.join('');
}

/** What stands inside the gaps, which may hold words of its own. */
function gapsOf(node: ts.Expression): readonly ts.Expression[] {
  if (ts.isTemplateExpression(node)) return node.templateSpans.map((span) => span.expression).filter(isNoText);
  if (!isSum(node)) return [];
  return [node.left, node.right].flatMap((side) => (isText(side) ? gapsOf(side) : [side]));
}
const isNoText = (node: ts.Expression): boolean => !isText(node);

/** Strings that have a name at the top of the file. */
function constantsOf(source: ts.SourceFile): Constants {
  const found = new Map<string, string>();
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (initializer && isText(initializer)) found.set(name.getText(), written(initializer, found));
    }
  }
  return found;
}
