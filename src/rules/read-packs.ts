import { parseDocument } from 'yaml'
import type { z } from 'zod'
import {
  type ConflictFile,
  conflictSchema,
  type PackHead,
  packSchema,
  type Source,
  sourceSchema,
} from './pack-kinds.ts'
import { type Parameter, problemsOf, readParameter } from './parameter-file.ts'

/** A file of a pack as it was read from disk. `path` is inside the packs folder: `england/sources.yaml`. */
export interface PackFile {
  readonly path: string
  readonly text: string
}

/** Something wrong with a pack, and the file it is in. */
export interface PackFault {
  readonly file: string
  readonly problem: string
}

/** One pack, read and checked file by file; not yet against other packs. */
export interface Pack extends PackHead {
  readonly sources: readonly Source[]
  readonly parameters: ReadonlyMap<string, Parameter>
  readonly conflicts: readonly (ConflictFile & { readonly file: string })[]
}

/** Names of maps whose keys are codes or ids, not our own words. */
const OWN_KEYS = new Set(['sessions', 'local'])

/** Reads every pack out of its files. Faults of all files are gathered, not only the first. */
export function readPacks(files: readonly PackFile[]): {
  readonly packs: readonly Pack[]
  readonly faults: readonly PackFault[]
} {
  const faults: PackFault[] = []
  const names = [...new Set(files.map(({ path }) => path.split('/')[0] ?? ''))].sort()
  const packs = names.flatMap((name) => {
    const own = files.filter(({ path }) => path.startsWith(`${name}/`) && path.endsWith('.yaml'))
    return readPack(name, own, faults) ?? []
  })
  return { packs, faults }
}

/** Turns YAML into plain values with camel-case keys. Undefined, with faults added, when it is not YAML. */
export function readYaml({ path, text }: PackFile, faults: PackFault[]): unknown {
  const document = parseDocument(text, { uniqueKeys: true })
  for (const error of document.errors) faults.push({ file: path, problem: firstLine(error.message) })
  return document.errors.length > 0 ? undefined : camelKeys(document.toJS() as unknown)
}

function readPack(name: string, files: readonly PackFile[], faults: PackFault[]): Pack | undefined {
  const head = readOne(files, `${name}/pack.yaml`, packSchema, faults)
  if (head && head.pack !== name) {
    faults.push({ file: `${name}/pack.yaml`, problem: `pack: is ${head.pack}, but its folder is ${name}` })
  }
  const sources = readOne(files, `${name}/sources.yaml`, sourceSchema.array(), faults) ?? []
  const parameters = new Map<string, Parameter>()
  const conflicts: (ConflictFile & { readonly file: string })[] = []
  for (const file of files) {
    const inside = file.path.slice(name.length + 1)
    if (inside === 'pack.yaml' || inside === 'sources.yaml' || /^(examples|letters)\//.test(inside)) continue
    if (inside.startsWith('conflicts/')) {
      const conflict = readOne(files, file.path, conflictSchema, faults)
      if (conflict) conflicts.push({ ...conflict, file: file.path })
      continue
    }
    const raw = readYaml(file, faults)
    if (raw === undefined) continue
    const key = inside.replace(/\.yaml$/, '')
    const { parameter, problems } = readParameter(key, file.path, raw)
    for (const problem of problems) faults.push({ file: file.path, problem })
    if (parameter) parameters.set(key, parameter)
  }
  return head && { ...head, sources, parameters, conflicts }
}

function readOne<Schema extends z.ZodType>(
  files: readonly PackFile[],
  path: string,
  schema: Schema,
  faults: PackFault[],
): z.output<Schema> | undefined {
  const file = files.find((one) => one.path === path)
  if (!file) {
    faults.push({ file: path, problem: 'The file is missing' })
    return undefined
  }
  const raw = readYaml(file, faults)
  if (raw === undefined) return undefined
  const read = schema.safeParse(raw)
  if (!read.success) for (const problem of problemsOf(read.error)) faults.push({ file: path, problem })
  return read.data
}

/** Turns the keys of plain data into camel case, all the way down; maps of codes and ids keep theirs. */
export function camelKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelKeys)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key.replace(/-([a-z])/g, (_all, letter: string) => letter.toUpperCase()),
      OWN_KEYS.has(key) ? inner : camelKeys(inner),
    ]),
  )
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? text
}
