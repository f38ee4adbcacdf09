// Every check, in the order of CI. All of them run even when one fails, so that one run shows everything.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './build.mjs'
import { ensureChromium } from './chromium.mjs'
import { runChild, runQuietly, withNode } from './run-child.mjs'

const node = process.execPath
const local = (...parts) => join(root, 'node_modules', ...parts)
const env = { ...withNode(node), ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }) }
const folders = ['src', 'test', 'scripts', 'bin'].filter((folder) => existsSync(join(root, folder)))

const formatAndLint = [
  'format and lint',
  [local('@biomejs', 'biome', 'bin', 'biome'), 'check', '--error-on-warnings', '.'],
]
const arrows = [
  'import arrows',
  [
    local('dependency-cruiser', 'bin', 'dependency-cruiser.mjs'),
    ...folders,
    '--config',
    join(root, '.dependency-cruiser.cjs'),
  ],
]
const types = ['types', [local('@typescript', 'native', 'bin', 'tsc'), '--noEmit', '-p', root]]
const packs = ['packs', [join(root, 'scripts', 'pack-check.ts')]]
const vitest = (...given) => [local('vitest', 'vitest.mjs'), 'run', ...given]

/** Runs the checks: `quick` is what to run after every change, `all` is what CI runs. Gives the exit code. */
export async function runChecks(which, args = []) {
  if (which === 'quick') {
    const tests = ['units and rule examples', vitest('--project', 'unit', ...args)]
    const first = await Promise.all([runStep(formatAndLint), runStep(types), runStep(arrows)])
    return report([...first, await runStep(tests)])
  }
  const chromium = await ensureChromium()
  const steps = [
    await runStep(formatAndLint),
    await runStep(arrows),
    await runStep(types),
    await runStep(packs),
  ]
  const started = Date.now()
  const code = await runChild(node, vitest(...reportOf(args), ...args), {
    cwd: root,
    env: { ...env, CHROMIUM_PATH: chromium },
  })
  return report([...steps, { name: 'tests', code, seconds: (Date.now() - started) / 1000 }])
}

/** Kept for `onroll policy coverage`; a run of some tests only would say that the others prove nothing. */
function reportOf(args) {
  const file = join(root, 'dist', 'test-report.json')
  return args.length > 0 ? [] : ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
}

async function runStep([name, command]) {
  const started = Date.now()
  const { code, output } = await runQuietly(node, command, { cwd: root, env })
  if (code !== 0) console.log(`\n${name} failed:\n${output}`)
  return { name, code, seconds: (Date.now() - started) / 1000 }
}

function report(steps) {
  console.log('')
  for (const { name, code, seconds } of steps) {
    console.log(`${code === 0 ? 'passed' : 'FAILED'}  ${name} (${seconds.toFixed(1)} s)`)
  }
  return steps.every((step) => step.code === 0) ? 0 : 1
}
