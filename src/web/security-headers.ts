import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'

const SAME_ON_ALL: Readonly<Record<string, string>> = {
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(), screen-wake-lock=(), usb=(), xr-spatial-tracking=()',
  'cache-control': 'no-store',
}

/** For a page: one nonce a response, nothing from elsewhere, nothing inline. */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    "style-src 'self'",
    "img-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** For a file that somebody saves: should a browser open it after all, it runs nothing. */
export const DOWNLOAD_POLICY =
  "default-src 'none'; base-uri 'none'; object-src 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"

export function newNonce(): string {
  return randomBytes(16).toString('base64')
}

/** Every header of a response that never reaches a route, such as the answer to bytes that are no request. */
export function bareHeaders(): Readonly<Record<string, string>> {
  return { ...SAME_ON_ALL, 'content-security-policy': contentSecurityPolicy(newNonce()) }
}

declare module 'fastify' {
  interface FastifyRequest {
    nonce: string
  }
}

/** Puts the headers on before anything else can answer, so that no response goes without. */
export function addSecurityHeaders(app: FastifyInstance): void {
  app.decorateRequest('nonce', '')
  app.addHook('onRequest', async (request, reply) => {
    request.nonce = newNonce()
    reply.headers({ ...SAME_ON_ALL, 'content-security-policy': contentSecurityPolicy(request.nonce) })
  })
}
