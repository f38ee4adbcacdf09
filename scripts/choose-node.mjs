// Which Node runs Onroll. Written in syntax that an old Node can read, so that it can say what is wrong.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

export function isAtLeast(version, [major, minor]) {
  const [ours, oursMinor] = version.replace(/^v/, '').split('.').map(Number)
  return ours > major || (ours === major && oursMinor >= minor)
}

/** The absolute path of a Node that can run Onroll: the host's own if it is new enough, else the supplied one. */
export function chooseNode() {
  // The running Node may be a supplied one that an install has just replaced: look again.
  if (isAtLeast(process.version, [22, 18]) && existsSync(process.execPath)) return process.execPath
  // Whole folders up, because the package may be installed beside us instead of below us.
  for (let folder = root; ; folder = dirname(folder)) {
    const supplied = join(folder, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node')
    if (existsSync(supplied)) return supplied
    if (folder === dirname(folder)) return undefined
  }
}

export const noNodeMessage = `Onroll needs Node 22.18 or newer (24 LTS is best) and this is Node ${process.version}. Install it from nodejs.org and try again.`
