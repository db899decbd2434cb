import type { Rule } from 'eslint';
import type { ExpressionStatement, Expression } from 'estree';
import type ts from 'typescript';

interface TypedServices {
  readonly program: ts.Program;
  readonly esTreeNodeToTSNodeMap: { get(node: unknown): ts.Node };
}

/**
 * A refusal that nobody looks at is a refusal that did not happen: a statement may not drop a `Result`,
 * neither `assign(…);` nor `await assign(…);` nor `void assign(…);`. Found by shape, so every alias of it counts.
 */
export const noUnusedResult: Rule.RuleModule = {
  meta: {
    type: 'problem',
    docs: { description: 'a Result must be looked at' },
    messages: { unused: 'This Result is dropped: a refusal would go unseen. Look at `.ok`, or return it.' },
    schema: [],
  },
  create(context) {
    const services = context.sourceCode.parserServices as unknown as Partial<TypedServices>;
    const { program, esTreeNodeToTSNodeMap: toTs } = services;
    if (!program || !toTs) return {};
    const checker = program.getTypeChecker();
    return {
      ExpressionStatement(node: ExpressionStatement) {
        const type = checker.getTypeAtLocation(toTs.get(unwrapped(node.expression)));
        if (isResult(checker.getAwaitedType(type) ?? type)) context.report({ node, messageId: 'unused' });
      },
    };
  },
};

/** What stands behind `await` and `void`. */
function unwrapped(expression: Expression): Expression {
  if (expression.type === 'AwaitExpression') return unwrapped(expression.argument);
  if (expression.type === 'UnaryExpression' && expression.operator === 'void') return unwrapped(expression.argument);
  return expression;
}

/** `{ ok: true, … } | { ok: false, fault }`, under any name. */
function isResult(type: ts.Type): boolean {
  const parts = type.isUnion() ? type.types : [type];
  const areAllOutcomes = parts.every((part) => part.getProperty('ok') !== undefined);
  return areAllOutcomes && parts.some((part) => part.getProperty('fault') !== undefined);
}
