import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkPacks } from './check-packs.ts'
import { chainOf } from './pack-chain.ts'
import { type Packs, packsFrom } from './packs.ts'
import { type Pack, type PackFault, type PackFile, readPacks } from './read-packs.ts'

/**
 * Reads and checks every pack in a folder. The one file here that touches the disk.
 * Throws, naming every fault, when a pack is broken: nothing may run on half a law.
 *
 * @param folder  the folder that holds one folder for each pack
 */
export function loadPacks(folder: string): Packs {
  const files = readPackFiles(folder)
  const { packs, faults } = faultsOf(files)
  if (faults.length > 0) throw new Error(faultsInWords(faults))
  return packsFrom(packs, editionsOf(packs, files))
}

/** Every fault of the packs in a folder; none when they may be used. */
export function findPackFaults(folder: string): readonly PackFault[] {
  return faultsOf(readPackFiles(folder)).faults
}

/** The YAML files of every pack in a folder, in the order of their paths. */
export function readPackFiles(folder: string): readonly PackFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(yaml|njk)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({
      path: file.slice(folder.length).replaceAll('\\', '/').replace(/^\/+/, ''),
      text: readFileSync(file, 'utf8'),
    }))
}

/** All faults, one a line. */
export function faultsInWords(faults: readonly PackFault[]): string {
  return ['The packs cannot be used:', ...faults.map(({ file, problem }) => `  ${file}: ${problem}`)].join(
    '\n',
  )
}

function faultsOf(files: readonly PackFile[]) {
  const read = readPacks(files)
  return { packs: read.packs, faults: [...read.faults, ...checkPacks(read.packs)] }
}

function editionsOf(packs: readonly Pack[], files: readonly PackFile[]): ReadonlyMap<string, string> {
  return new Map(
    packs.map(({ pack }) => {
      const hash = createHash('sha256')
      for (const { pack: name } of chainOf(packs, pack)) {
        for (const { path, text } of files.filter((file) => file.path.startsWith(`${name}/`))) {
          if (!path.includes('/examples/')) hash.update(`${path}\0${text}\0`)
        }
      }
      return [pack, hash.digest('hex').slice(0, 12)]
    }),
  )
}
