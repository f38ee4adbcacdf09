import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

// The bundle lies one folder below the root and this file three: walk up instead of counting.
function findRoot(from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'migrations')) && existsSync(join(folder, 'package.json'))) return folder
    if (folder === dirname(folder))
      throw new Error(`No folder above ${from} holds package.json and migrations.`)
  }
}

/** The folder that holds package.json, packs, migrations and data; the same from the bundle and from the sources. */
export const repositoryRoot: string = findRoot(dirname(fileURLToPath(import.meta.url)))

/** An absolute path to something that is read from the repository at run time. */
export function repositoryPath(...parts: readonly string[]): string {
  return join(repositoryRoot, ...parts)
}
