// Draws every component and every kind of page into a folder, to be looked at in a browser:
//   node scripts/gallery.ts [folder]     (default dist/gallery)
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { buildStyles } from './build-styles.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const folder = process.argv[2] ?? join(root, 'dist/gallery')
const bundle = join(root, 'dist', `gallery-${process.pid}.mjs`)

await build({
  stdin: {
    contents: `
      import { h } from 'preact'
      import { examples, pageExamples } from './examples.tsx'
      import { GalleryPage } from './gallery-page.tsx'
      import { renderPage } from './render-page.tsx'
      export const pages = [{ name: 'components', element: h(GalleryPage, { examples }) }, ...pageExamples]
        .map(({ name, element }) => ({ name, html: renderPage(element) }))`,
    resolveDir: join(root, 'src/web/components'),
    loader: 'tsx',
  },
  outfile: bundle,
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  jsx: 'automatic',
  jsxImportSource: 'preact',
})
const { pages }: { pages: readonly { name: string; html: string }[] } = await import(
  pathToFileURL(bundle).href
)
await rm(bundle)
await mkdir(folder, { recursive: true })
await buildStyles(join(folder, 'assets/onroll.css'))
for (const { name, html } of pages) {
  // Opened as files, the pages have no root of a site.
  await writeFile(join(folder, `${name}.html`), html.replaceAll('"/assets/', '"assets/'))
}
console.log(`${pages.length} pages in ${folder}`)
