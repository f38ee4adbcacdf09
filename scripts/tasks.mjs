// What each npm script does, once packages are installed and the right Node is running.
import { watch } from 'node:fs'
import { join } from 'node:path'
import { build, bundleUrl, isFresh, root } from './build.mjs'
import { runChecks } from './checks.mjs'
import { runChild } from './run-child.mjs'

const [task = 'start', ...args] = process.argv.slice(2)
const node = process.execPath
const local = (...parts) => join(root, 'node_modules', ...parts)

const buildIfStale = async () => {
  if (!isFresh()) await build()
}

const tasks = {
  // In this process, because each further one costs a start: the second start should be ready within two seconds.
  start: async () => {
    await buildIfStale()
    const { runOnroll } = await import(bundleUrl)
    await runOnroll(['demo', ...args])
  },
  dev: async () => {
    for (;;) {
      await buildIfStale().catch((error) => console.error(error.message))
      const changed = new AbortController()
      const watcher = watch(join(root, 'src'), { recursive: true }, () => changed.abort())
      const code = await runChild(
        node,
        [...process.execArgv, join(root, 'bin', 'onroll.js'), 'demo', ...args],
        {
          signal: changed.signal,
          killSignal: 'SIGTERM',
        },
      ).catch((error) => (error.name === 'AbortError' ? undefined : Promise.reject(error)))
      watcher.close()
      if (code !== undefined) return code
    }
  },
  build: async () => {
    await build()
    return 0
  },
  test: async () => {
    await build()
    return runChecks('all', args)
  },
  check: () => runChecks('quick', args),
  'test:watch': async () => {
    await build()
    return runChild(node, [local('vitest', 'vitest.mjs'), 'watch', ...args])
  },
  lint: () => runChild(node, [local('@biomejs', 'biome', 'bin', 'biome'), 'check', ...args, '.']),
  typecheck: () =>
    runChild(node, [local('@typescript', 'native', 'bin', 'tsc'), '--noEmit', '-p', root, ...args]),
  tables: () => runChild(node, [join(root, 'scripts', 'write-tables.ts'), ...args]),
}

const chosen = tasks[task]
if (chosen === undefined) {
  console.error(`There is no task "${task}". There are: ${Object.keys(tasks).join(', ')}.`)
  process.exitCode = 2
} else {
  const code = await chosen()
  if (code !== undefined) process.exitCode = code
}
