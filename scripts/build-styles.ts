import { cp, mkdir, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compile } from 'sass'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const styles = join(root, 'src/web/styles')
const modules = join(dirname(createRequire(import.meta.url).resolve('govuk-frontend/package.json')), '..')

/** The names of the two sheets and the Sass files joined in each. */
const SHEETS = {
  'onroll.css': ['framework.scss', 'framework-moj.scss', 'onroll.scss'],
  'public.css': ['public.scss'],
} as const

/**
 * Compiles one sheet. The government's typeface and any file the framework would fetch are taken out; a rule that
 * still names one stops the build.
 */
export function compileSheet(name: keyof typeof SHEETS): string {
  const css = SHEETS[name].map((file) => withoutFetches(compileFile(file))).join('\n')
  for (const banned of ['GDS Transport', '@font-face', 'url(', '@import']) {
    if (css.includes(banned)) throw new Error(`${name} still contains ${banned}`)
  }
  return `${css}\n`
}

/** Writes `onroll.css` (signed-in pages) to the given file; beside it `public.css` and the drawn and scripted assets. */
export async function buildStyles(outFile: string = join(root, 'dist/assets/onroll.css')): Promise<void> {
  await mkdir(dirname(outFile), { recursive: true })
  await cp(join(root, 'src/web/assets'), dirname(outFile), { recursive: true })
  await writeFile(outFile, compileSheet('onroll.css'))
  await writeFile(join(dirname(outFile), 'public.css'), compileSheet('public.css'))
}

function compileFile(file: string): string {
  // The MOJ package imports "node_modules/govuk-frontend/…", so the folder that holds node_modules is a path too.
  const loadPaths = [modules, join(modules, '..')]
  const logger = { warn: (): void => undefined, debug: (): void => undefined }
  return compile(join(styles, file), {
    loadPaths,
    style: 'compressed',
    quietDeps: true,
    logger,
    charset: false,
  }).css
}

function withoutFetches(css: string): string {
  return css
    .replaceAll(/"GDS Transport",\s*/g, '')
    .replaceAll(/(?<=[{;])background(?:-image)?:[^;{}]*url\([^)]*\)[^;{}]*;?/g, '')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildStyles(process.argv[2])
