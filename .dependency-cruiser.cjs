// The plan of the house. Floors are listed from the ground up; a room may look down, never sideways or up.
// Every rule here is made to fire by a planted fault in tests/arch: a rule that has never failed is not known to work.
const FLOORS = [
  ['org', 'operation'],
  ['identity', 'document'],
  ['mail'],
  ['task'],
  ['directive', 'meeting', 'review', 'pledge', 'ballot', 'petition', 'inspection', 'commendation'],
  ['report'],
  ['portal'],
];
const MODULES = '^packages/core/src/modules';
const TESTS = '(\\.test\\.tsx?$)|(^packages/[^/]+/(test|src/testing)/)|(^tests/)';
/** What may be bundled into a voter's phone; each with an exact version in packages/ballot/package.json (ruling 23). */
const BALLOT_MAY_USE = [
  '@cloudflare/blindrsa-ts',
  '@hpke/[^/]+',
  '@noble/[^/]+',
  'canonicalize',
  'hash-wasm',
  'shamir-secret-sharing',
];
const library = (...names) => `(^|/)node_modules/(${names.join('|')})(/|$)`;
const menu = (room) => `${MODULES}/${room}/index\\.ts$`;
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
const standsAlone = (name, why) =>
  rule(`${name}-stands-alone`, why, { path: `^packages/${name}/` }, { path: `^packages/(?!${name}/)` });

module.exports = {
  forbidden: [
    rule('no-cycles', 'Two files that need each other are one file, or want a third.', {}, { circular: true }),
    rule('not-to-nowhere', 'An import must lead to a file.', {}, { couldNotResolve: true, pathNot: '^estree$' }),
    standsAlone('ballot', 'Must be auditable alone, and run in browsers and in the offline verifier.'),
    standsAlone('vietnamese', 'Text knowledge without the product.'),
    standsAlone('spreadsheet', 'The reader of hostile files must be auditable alone (decision 001).'),
    standsAlone('paper', 'Typed data in, documents out.'),
    rule(
      'ballot-uses-listed-libraries',
      'Ruling 23: a short list, because every line of it runs where the secret is.',
      { path: '^packages/ballot/src/', pathNot: [TESTS, '^packages/ballot/src/(node|devices|vectors)/'] },
      { path: 'node_modules/', pathNot: library(...BALLOT_MAY_USE) },
    ),
    rule(
      'ballot-needs-no-node',
      'The protocol runs in a browser: what needs Node stands in src/node and src/devices; src/vectors is read by tests.',
      { path: '^packages/ballot/src/', pathNot: [TESTS, '^packages/ballot/src/(node|devices|vectors)/'] },
      { dependencyTypes: ['core'] },
    ),
    rule(
      'core-knows-no-door',
      'The house knows no HTTP and no HTML.',
      { path: '^packages/core/' },
      { path: ['^packages/server/', library('hono', 'preact', 'preact-render-to-string', '@hono/[^/]+')] },
    ),
    rule(
      'kernel-is-ground',
      'The kernel imports nothing but itself and Node.',
      { path: '^packages/core/src/kernel/', pathNot: TESTS },
      { pathNot: '^packages/core/src/kernel/', dependencyTypesNot: ['core'] },
    ),
    rule(
      'platform-below-usecase',
      'The platform serves the corridor and does not know it.',
      { path: '^packages/core/src/platform/', pathNot: TESTS },
      { path: '^packages/core/src/(usecase|modules)/' },
    ),
    rule(
      'usecase-below-modules',
      'The corridor knows no room.',
      { path: '^packages/core/src/usecase/', pathNot: TESTS },
      { path: `${MODULES}/` },
    ),
    rule(
      'every-room-is-on-a-floor',
      'A new room is put into FLOORS first.',
      { path: `${MODULES}/(?!(${FLOORS.flat().join('|')})/)` },
      {},
    ),
    ...FLOORS.map((rooms, n) =>
      rule(
        `floor-${n}-looks-down-only`,
        'A room uses the menu (index.ts) of a room below: never one beside or above, never past the menu.',
        { path: `${MODULES}/(${rooms.join('|')})/` },
        { path: `${MODULES}/`, pathNot: [`${MODULES}/$1/`, ...FLOORS.slice(0, n).flat().map(menu)] },
      ),
    ),
    rule(
      'only-policies-issue-permits',
      'Who may do what is said in one place.',
      { pathNot: ['\\.policy\\.ts$', '^packages/core/src/kernel/', TESTS] },
      { path: '^packages/core/src/kernel/permit\\.ts$' },
    ),
    rule(
      'policy-is-pure',
      '(actor, record) in, permit out: so a property test covers it.',
      { path: '\\.policy\\.ts$' },
      { path: [library('kysely', 'pg'), '/platform/'] },
    ),
    rule(
      'no-sql-in-server',
      'A door performs use cases; it never asks the database itself.',
      { path: '^packages/server/src/', pathNot: TESTS },
      { path: library('kysely', 'pg', 'pg-copy-streams', 'pg-boss') },
    ),
    rule(
      'pages-are-pure',
      'Props in, HTML out: no session, no clock, no query.',
      { path: '-page\\.tsx$' },
      { path: '^packages/core/src/(usecase|platform)/', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'islands-ship-nothing-from-core',
      'What runs in the browser is small and secret-free; only the protocol client may come along.',
      { path: '^packages/server/src/islands/', pathNot: TESTS },
      { path: ['^packages/core/', '^packages/server/src/(web|api|http|jobs|cli)/'], dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'islands-need-no-node',
      'A browser has no node: modules.',
      { path: '^packages/server/src/islands/', pathNot: TESTS },
      { dependencyTypes: ['core'] },
    ),
    rule(
      'only-doors-open-rooms-by-the-front',
      'Outside core, a room is what its menu says.',
      { path: '^(packages/server|bench|scripts|tests)/', pathNot: '^scripts/gen-' },
      { path: '^packages/core/src/(modules/[^/]+/(?!index\\.ts$)|(kernel|usecase|platform)/(?!index\\.ts$))' },
    ),
    rule(
      'no-test-in-production',
      'What runs in production imports no test and no test builder.',
      { path: '^packages/[^/]+/src/', pathNot: TESTS },
      { path: TESTS },
    ),
    rule(
      'no-development-library-in-production',
      'What runs in production is a dependency of the package that uses it.',
      { path: '^packages/[^/]+/src/', pathNot: TESTS },
      { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    ),
  ],
  options: {
    tsPreCompilationDeps: true, // arrows of types count too
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^tests/arch/planted/' },
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs'],
    },
  },
};
