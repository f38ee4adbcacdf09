// The first thing every npm script runs: installs when needed, chooses a Node, builds when needed, hands over.
// Node's own modules only, in syntax that Node 20.11 reads.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chooseNode, isAtLeast, noNodeMessage } from './choose-node.mjs'
import { runChild, withNode } from './run-child.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const stamp = join(root, 'node_modules', '.installed-from')

function stop(message) {
  console.error(message)
  process.exit(1)
}

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
}

async function install() {
  const wanted = lockHash()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  // npm's own program when npm called us: a bare "npm" may be another one.
  const byNpm = process.env.npm_execpath !== undefined && /\.c?js$/.test(process.env.npm_execpath)
  const program = byNpm ? (process.env.npm_node_execpath ?? process.execPath) : 'npm'
  const args = ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund']
  const code = await runChild(program, byNpm ? [process.env.npm_execpath, ...args] : args, { cwd: root })
  if (code !== 0)
    stop('The packages could not be installed. Read the lines above, mend what they say, and try again.')
  writeFileSync(stamp, wanted)
}

if (!isAtLeast(process.version, [20, 11])) {
  stop(`Onroll needs Node 20.11 or newer to begin, and this is Node ${process.version}.`)
}
await install()
const node = chooseNode()
if (node === undefined) stop(noNodeMessage)
// A flood of requests must meet a limit of ours before it meets the machine's.
const flags = ['--max-old-space-size=2048', '--enable-source-maps']
process.exitCode = await runChild(
  node,
  [...flags, join(root, 'scripts', 'tasks.mjs'), ...process.argv.slice(2)],
  {
    cwd: root,
    env: withNode(node),
  },
)
