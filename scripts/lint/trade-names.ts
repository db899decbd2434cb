import { basename } from 'node:path';
import type { Rule } from 'eslint';
import type { ExportNamedDeclaration, Program } from 'estree';

const EMPTY_FILE = /^(utils?|helpers?|common|manager|data|info|misc|shared)$/;
const EMPTY_EXPORT = /((Utils?|Helpers?|Manager|Info)$)|^(handle|process)[A-Z]/;
const FILE_NAME = /^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*\.(ts|tsx|mjs|cjs|js)$/;

/** Names are words of the trade: a file called `utils` says nothing, and grows without end. */
export const tradeNames: Rule.RuleModule = {
  meta: {
    type: 'suggestion',
    docs: { description: 'names are words of the trade' },
    messages: {
      file: '`{{name}}` is not a kebab-case word of the trade: name the file after the one thing in it.',
      name: '`{{name}}` says nothing: use a word of the glossary (docs/glossary.md).',
    },
    schema: [],
  },
  create(context) {
    return {
      Program(node: Program) {
        const name = basename(context.filename);
        const stem = name.split('.')[0] ?? '';
        if (EMPTY_FILE.test(stem) || !FILE_NAME.test(name)) context.report({ node, messageId: 'file', data: { name } });
      },
      ExportNamedDeclaration(node: ExportNamedDeclaration) {
        const declaration: unknown = node.declaration;
        const name = (declaration as { id?: { name?: string } } | null)?.id?.name ?? '';
        if (EMPTY_EXPORT.test(name)) context.report({ node, messageId: 'name', data: { name } });
      },
    };
  },
};
