import type { Rule } from 'eslint';
import type { ExportNamedDeclaration, Program } from 'estree';

/** Every export says what it is for: whoever calls it should not have to read how it works. */
export const docstring: Rule.RuleModule = {
  meta: {
    type: 'suggestion',
    docs: { description: 'every export has a docstring' },
    messages: { missing: 'Say in a /** sentence */ what `{{name}}` is for (units, refusals, source).' },
    schema: [],
  },
  create(context) {
    return {
      'Program:exit'(program: Program) {
        const exported = program.body.filter((node) => node.type === 'ExportNamedDeclaration').flatMap(declared);
        const documented = new Set(exported.filter(({ node }) => hasDocstring(context, node)).map(({ name }) => name));
        // A schema and the type inferred from it bear one name and share one sentence; so do overloads.
        for (const { node, name } of exported) {
          if (!documented.has(name)) context.report({ node, messageId: 'missing', data: { name } });
        }
      },
    };
  },
};

interface Exported {
  readonly node: ExportNamedDeclaration;
  readonly name: string;
}

/** The names that one export statement declares; none when it only passes on what another file declares. */
function declared(node: ExportNamedDeclaration): Exported[] {
  if (!node.declaration) return [];
  const declaration: unknown = node.declaration;
  const { id, declarations } = declaration as { id?: { name?: string }; declarations?: { id: { name?: string } }[] };
  const ids = declarations ? declarations.map((each) => each.id) : [id];
  return ids.map((each) => ({ node, name: each?.name ?? '(pattern)' }));
}

function hasDocstring(context: Rule.RuleContext, node: ExportNamedDeclaration): boolean {
  const comment = context.sourceCode.getCommentsBefore(node).at(-1);
  return comment?.type === 'Block' && /^\*\s.*[\p{L}\p{N}]+\P{L}+\p{L}/su.test(comment.value);
}
