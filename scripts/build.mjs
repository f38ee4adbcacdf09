// Bundles the command line with everything of ours; packages stay in node_modules. Run with the chosen Node.
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
export const bundle = join(root, 'dist', 'onroll.js')
export const bundleUrl = pathToFileURL(bundle).href
const stampFile = join(root, 'dist', 'built-from')
const entry = join(root, 'src', 'cli', 'main.ts')
const DAY_MS = 86_400_000

/** A fingerprint of names, sizes and times of the sources: a few milliseconds, and a removed file shows too. */
export function sourceStamp() {
  const hash = createHash('sha256')
  const add = (path) => {
    const { size, mtimeMs } = statSync(path)
    hash.update(`${path}\0${size}\0${mtimeMs}\n`)
  }
  const walk = (folder) => {
    for (const found of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, found.name)
      if (found.isDirectory()) walk(path)
      else if (!/\.test\.tsx?$/.test(found.name)) add(path)
    }
  }
  walk(join(root, 'src'))
  walk(join(root, 'scripts'))
  for (const file of ['package-lock.json', 'tsconfig.json']) add(join(root, file))
  return hash.digest('hex')
}

export function isFresh() {
  if (!existsSync(bundle) || !existsSync(stampFile)) return false
  // An installed copy may come without its sources; then what was built is what there is.
  return !existsSync(entry) || readFileSync(stampFile, 'utf8') === sourceStamp()
}

export async function build() {
  if (!existsSync(entry)) throw new Error(`There is nothing to build: ${entry} is missing.`)
  const stamp = sourceStamp()
  const [{ outputFiles }] = await Promise.all([bundleSources(), styles()])
  writeBundle(outputFiles)
  writeFileSync(stampFile, stamp)
}

async function bundleSources() {
  const esbuild = await import('esbuild')
  return esbuild.build({
    absWorkingDir: root,
    entryPoints: { onroll: entry },
    outdir: join(root, 'dist'),
    bundle: true,
    splitting: true,
    write: false,
    packages: 'external',
    platform: 'node',
    target: 'node22.18',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: 'linked',
    logLevel: 'warning',
  })
}

async function styles() {
  const script = ['build-styles.mjs', 'build-styles.ts']
    .map((name) => join(root, 'scripts', name))
    .find(existsSync)
  if (script === undefined) return
  const { buildStyles } = await import(pathToFileURL(script).href)
  await buildStyles()
}

// A running server loads further parts when it first needs them, so parts of earlier builds stay for a day,
// and the entry changes last and at once.
function writeBundle(files) {
  const folder = join(root, 'dist')
  mkdirSync(folder, { recursive: true })
  const kept = new Set(files.map((file) => basename(file.path)))
  for (const old of readdirSync(folder)) {
    const path = join(folder, old)
    if (/\.js(\.map)?$/.test(old) && !kept.has(old) && Date.now() - statSync(path).mtimeMs > DAY_MS)
      rmSync(path)
  }
  const entryLast = [...files].sort((a, b) => Number(a.path === bundle) - Number(b.path === bundle))
  for (const file of entryLast) {
    writeFileSync(`${file.path}.${process.pid}`, file.contents)
    renameSync(`${file.path}.${process.pid}`, file.path)
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build()
