// The style of the house, as far as a tool can check it. Planted faults for every own rule: tests/arch.
import jsxA11y from 'eslint-plugin-jsx-a11y';
import tseslint from 'typescript-eslint';
import { docstring } from './scripts/lint/docstring.ts';
import { noUnusedResult } from './scripts/lint/no-unused-result.ts';
import { tradeNames } from './scripts/lint/trade-names.ts';

const TYPESCRIPT = ['**/*.ts', '**/*.tsx'];
const TESTS = ['**/*.test.ts', '**/*.test.tsx', 'tests/**', 'packages/*/test/**'];
const TOOLS = ['bench/**', 'scripts/**', 'vitest*.config.ts'];
/** Fixtures and arbitraries: part of a package, never of the running product. */
const TESTING = ['packages/*/src/testing/**'];
/** Where the clock and chance come in. An island is the main file of its page. */
const MAIN = [
  'packages/server/src/main.ts',
  'packages/*/src/cli/main.ts',
  'packages/server/src/islands/*/main.{ts,tsx}',
];
/** Where SQL may be written by hand; everywhere else the query builder knows which tables the module owns. */
const SQL = [
  '**/*.views.ts',
  '**/*.figures.ts',
  '**/*.sql.ts',
  'packages/core/src/platform/**',
  'packages/core/src/usecase/**',
  ...TESTING,
  ...TESTS,
];

const star = { selector: 'ExportAllDeclaration', message: 'The index is a menu, not a mirror: name what you export.' };
const clockAndChance = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'The time comes in by argument (ctx.now); only main files read the clock.',
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'The time comes in by argument (ctx.now); only main files read the clock.',
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Math.random is neither secret nor repeatable: take a seeded generator, or node:crypto.',
  },
];

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/',
      '**/dist/',
      'coverage/',
      '.data/',
      '.stryker-tmp/',
      '**/*.gen.ts',
      'tests/arch/planted/',
    ],
  },
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { house: { rules: { docstring, 'no-unused-result': noUnusedResult, 'trade-names': tradeNames } } },
    rules: {
      eqeqeq: 'error',
      'no-else-return': ['error', { allowElseIf: false }],
      'no-var': 'error',
      'prefer-const': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'house/trade-names': 'error',
    },
  },
  {
    files: TYPESCRIPT,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-ignore': true, 'ts-nocheck': true, 'ts-expect-error': 'allow-with-description' },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // A page number or a count in a sentence is no accident.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: false }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // There are no enums here (erasableSyntaxOnly): nothing to find, and it costs time.
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      // Vietnamese text is cut by code point on purpose: combining marks are what is being looked for.
      '@typescript-eslint/no-misused-spread': 'off',
      // An interface may ask for a promise where this implementation need not wait.
      '@typescript-eslint/require-await': 'off',
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      complexity: ['error', { max: 8 }],
      'max-depth': ['error', { max: 2 }],
      '@typescript-eslint/max-params': ['error', { max: 3 }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', star, ...clockAndChance],
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'kysely',
              importNames: ['sql'],
              message: 'Raw SQL belongs in *.views.ts, *.figures.ts or *.sql.ts.',
            },
          ],
        },
      ],
      'house/docstring': 'error',
      'house/no-unused-result': 'error',
    },
  },
  { files: SQL, rules: { '@typescript-eslint/no-restricted-imports': 'off' } },
  { files: MAIN, rules: { 'no-restricted-syntax': ['error', star], 'no-console': 'off' } },
  {
    // The corridor's one call: the house, who, what, with what, and how often already.
    files: ['packages/core/src/usecase/perform.ts'],
    rules: { '@typescript-eslint/max-params': ['error', { max: 5 }] },
  },
  {
    files: ['**/*.tsx'],
    ...jsxA11y.flatConfigs.strict,
    settings: { 'jsx-a11y': { attributes: { for: ['for', 'htmlFor'] } } },
  },
  {
    files: [...TESTS, ...TESTING],
    rules: {
      'no-restricted-syntax': ['error', star],
      'max-lines': ['error', { max: 500 }],
      'max-lines-per-function': 'off',
      'max-depth': ['error', { max: 3 }],
      '@typescript-eslint/max-params': ['error', { max: 5 }],
      // Matchers such as expect.any(String) are of type any.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      'no-console': 'off',
      'house/docstring': 'off',
    },
  },
  {
    files: TOOLS,
    rules: {
      'no-restricted-syntax': ['error', star],
      'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
      'no-console': 'off',
    },
  },
);
