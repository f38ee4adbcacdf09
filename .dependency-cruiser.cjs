// Which way imports may point. When a rule complains, move the code; do not add an exception.
const FOUNDATIONS =
  'children|schools|cases|cme-directory|deadlines|letters|accounts|drafts|education|family|removals|moves|lost-pupils|public-reports|received-reports'
// What every slice and every shell agree on lies beside the slices.
const CONTRACT = '^src/features/[^/]+\\.tsx?$'
const PURE = ['domain', 'rules', 'linkage', 'exchange']
const TESTS = '(\\.test\\.tsx?|-for-tests\\.tsx?)$'

/** What one folder may import from our own sources; everything else of ours is forbidden to it. */
function only(folder, allowed, comment) {
  return {
    name: `${folder.replaceAll('/', '-')}-imports-only`,
    comment,
    severity: 'error',
    from: { path: `^src/${folder}/`, pathNot: TESTS },
    to: { path: '^(src|test|scripts)/', pathNot: allowed.map((part) => `^src/${part}`) },
  }
}

module.exports = {
  forbidden: [
    only('domain', ['domain/'], 'The nouns and judgements of the field know nothing but themselves.'),
    only('rules', ['rules/', 'domain/'], 'Rules read packs and speak in the words of the domain.'),
    only(
      'linkage',
      ['linkage/', 'domain/calendar/'],
      'Linkage knows records, not our tables and not our cases.',
    ),
    only('exchange', ['exchange/', 'domain/'], 'Codecs turn bytes into records and back.'),
    only('platform', ['platform/', 'domain/calendar/'], 'Devices know plain dates and nothing else of ours.'),
    only('web/components', ['web/components/', 'domain/'], 'Components know no feature.'),
    only(
      'features',
      ['features/', 'domain/', 'rules/', 'linkage/', 'exchange/', 'platform/', 'web/components/'],
      'Slices stand above the core and the devices, and below the shells.',
    ),
    only(
      'reports',
      ['reports/', 'platform/db/', 'exchange/', 'rules/', 'domain/', 'web/components/'],
      'Reports only ask questions.',
    ),
    only(
      'worker',
      ['worker/', 'features/', 'reports/', 'platform/'],
      'The job shell connects slices to the queue.',
    ),
    {
      name: 'web-imports-only',
      comment: 'The HTTP shell connects slices to requests.',
      severity: 'error',
      from: { path: '^src/web/', pathNot: ['^src/web/components/', TESTS] },
      to: { path: '^(src|test|scripts)/', pathNot: ['^src/(web|features|reports|platform|domain|rules)/'] },
    },
    {
      name: 'cli-and-demo-import-only',
      comment: 'The terminal and the made-up county reach the doors and the pure folders.',
      severity: 'error',
      from: { path: '^src/(cli|demo)/', pathNot: TESTS },
      to: {
        path: '^(src|test|scripts)/',
        pathNot: [
          '^src/(cli|demo|web|worker|features|reports|platform|domain|rules|linkage|exchange)/',
          '^src/compose\\.tsx?$',
        ],
      },
    },
    {
      name: 'no-journey-to-another-journey',
      comment: 'Journeys meet only through the case: one appends an event, the other reads the folded state.',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/', pathNot: [`^src/features/(${FOUNDATIONS})/`, TESTS] },
      to: {
        path: '^src/features/',
        pathNot: ['^src/features/$1/', `^src/features/(${FOUNDATIONS})/`, CONTRACT],
      },
    },
    {
      name: 'no-foundation-to-a-journey',
      comment: 'Foundations stand below the journeys.',
      severity: 'error',
      from: { path: `^src/features/(${FOUNDATIONS})/`, pathNot: TESTS },
      to: { path: '^src/features/', pathNot: [`^src/features/(${FOUNDATIONS})/`, CONTRACT] },
    },
    {
      name: 'slices-by-their-door',
      comment: 'Another slice is entered through its index.ts, or its routes or paths while it is small.',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/', pathNot: TESTS },
      to: {
        path: '^src/features/',
        pathNot: [CONTRACT, '^src/features/$1/', '/index\\.ts$', '\\.routes\\.tsx?$', '\\.paths\\.ts$'],
      },
    },
    {
      name: 'shells-by-the-door',
      comment: 'Web and worker enter a slice through its door.',
      severity: 'error',
      from: { path: '^src/(web|worker)/', pathNot: TESTS },
      to: {
        path: '^src/features/',
        pathNot: [CONTRACT, '/index\\.ts$', '\\.routes\\.tsx?$', '\\.paths\\.ts$'],
      },
    },
    {
      name: 'only-pages-use-components',
      comment: 'In a slice only pages make markup.',
      severity: 'error',
      from: { path: '^src/features/', pathNot: ['\\.(page|parts)\\.tsx$', TESTS] },
      to: { path: '^src/web/components/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-circles',
      comment: 'Two modules that need each other are one module, or hide a third.',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'pure-folders-know-no-world',
      comment: 'No clock, files, network or randomness in the core; the pack loader alone reads files.',
      severity: 'error',
      from: { path: `^src/(${PURE.join('|')})/`, pathNot: ['^src/rules/load-packs\\.ts$', TESTS] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-database-in-the-core',
      comment: 'The core takes values and gives values.',
      severity: 'error',
      from: { path: `^src/(${PURE.join('|')})/` },
      to: { path: 'node_modules/(pg|kysely|pg-boss|fastify|preact)/' },
    },
    {
      name: 'nunjucks-through-one-door',
      comment: 'Its future is open upstream, so one file stands between it and everything else.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/web/components/', '^src/features/letters/', '^src/rules/'] },
      to: { path: 'node_modules/nunjucks/' },
    },
    {
      name: 'no-test-code-in-the-product',
      comment: 'What only tests need stays with the tests.',
      severity: 'error',
      from: { path: '^src/', pathNot: TESTS },
      to: {
        path: [
          '^test/',
          '\\.test\\.tsx?$',
          '-for-tests\\.tsx?$',
          'node_modules/(vitest|fast-check|playwright-core|axe-core)/',
        ],
      },
    },
    {
      name: 'no-development-package-in-the-product',
      comment: 'A production install has no development packages.',
      severity: 'error',
      from: { path: '^(src|bin)/', pathNot: TESTS },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'everything-resolves',
      comment: 'An import that leads nowhere fails only when it is reached.',
      severity: 'error',
      from: { path: '^(src|test|scripts|bin)/' },
      to: { couldNotResolve: true, pathNot: '^(\\.\\./)*dist/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: 'specify',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
    },
  },
}
