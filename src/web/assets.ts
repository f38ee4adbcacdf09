import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { ASSETS } from './components/asset-names.ts'

interface Asset {
  readonly name: string
  readonly contentType: string
  readonly bytes: Buffer
}

/** The named files a server hands out, read once, and one version for all that stands in them. */
export interface Assets {
  readonly files: readonly Asset[]
  readonly version: string
}

/** Reads the built files. One that was not built is not served. */
export function loadAssets(folder: string): Assets {
  const files = Object.entries(ASSETS).flatMap(([name, contentType]) => {
    const bytes = readIfThere(join(folder, name))
    return bytes === undefined ? [] : [{ name, contentType, bytes }]
  })
  const hash = createHash('sha256')
  for (const { bytes } of files) hash.update(bytes)
  return { files, version: hash.digest('hex').slice(0, 16) }
}

/** Serves those files and no other. With its version in the address a file may be kept for ever. */
export function serveAssets(app: FastifyInstance, { files, version }: Assets): void {
  const etag = `"${version}"`
  for (const file of files) {
    app.get(`/assets/${file.name}`, async (request, reply) => {
      const versioned = request.url.endsWith(`?v=${version}`)
      reply.header('etag', etag).type(file.contentType)
      reply.header(
        'cache-control',
        versioned ? 'public, max-age=31536000, immutable' : 'public, max-age=0, must-revalidate',
      )
      if (request.headers['if-none-match'] === etag) return reply.code(304).send()
      return reply.send(file.bytes)
    })
  }
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
