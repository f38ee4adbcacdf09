import { configDefaults, defineConfig } from 'vitest/config'

const DATABASE_TESTS = [
  'src/**/*.db.test.{ts,tsx}',
  'src/features/**/*.test.{ts,tsx}',
  '**/*.access.test.{ts,tsx}',
]
const PURE_IN_SLICES = [
  'src/features/**/*.page.test.tsx',
  'src/features/**/*.form.test.ts',
  'src/features/**/*.words.test.ts',
]

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    // The machine's own zone must never matter; London would hide the mistake half of the year.
    env: { TZ: 'Pacific/Auckland' },
    // Two processors: more workers only wait for each other.
    maxWorkers: 2,
    passWithNoTests: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          testTimeout: 120_000,
          // Pure code leaves nothing behind, and the quick check stays under half a minute.
          isolate: false,
          include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts', ...PURE_IN_SLICES],
          exclude: [
            ...configDefaults.exclude,
            'src/**/*.db.test.*',
            'src/features/**/!(*.page|*.form|*.words).test.*',
            '**/*.access.test.*',
          ],
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: DATABASE_TESTS,
          exclude: [...configDefaults.exclude, ...PURE_IN_SLICES],
          globalSetup: ['test/support/database-server.setup.ts'],
          testTimeout: 240_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.{ts,tsx}', 'test/crash/**/*.test.ts'],
          globalSetup: ['test/support/database-server.setup.ts'],
          // One Chromium and one server at a time.
          maxWorkers: 1,
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: {
          name: 'architecture',
          include: ['test/*.test.ts'],
          testTimeout: 60_000,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
})
