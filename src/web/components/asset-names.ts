/** The files a server hands out under /assets/, and nothing else. Built into dist/assets by scripts/build-styles.ts. */
export const ASSETS = {
  'onroll.css': 'text/css; charset=utf-8',
  'public.css': 'text/css; charset=utf-8',
  'favicon.svg': 'image/svg+xml',
  'exit-this-page.js': 'text/javascript; charset=utf-8',
} as const

export type AssetName = keyof typeof ASSETS

/** The address of an asset. A version, when given, lets browsers keep the file until the next release. */
export function assetPath(name: AssetName, version?: string): string {
  return version === undefined ? `/assets/${name}` : `/assets/${name}?v=${encodeURIComponent(version)}`
}
