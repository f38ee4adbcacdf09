import type { FastifyRequest } from 'fastify'

/**
 * Whether a request that writes comes from a page of ours. Our pages send no referrer, so browsers hide the origin of
 * their forms ("null") and say "same-origin" instead. A program that says nothing has no cookies of ours to misuse and
 * still needs the token.
 */
export function isFromOwnOrigin(request: Pick<FastifyRequest, 'headers'>): boolean {
  const { origin, host } = request.headers
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  if (origin === 'null') return site === 'same-origin'
  return origin === undefined || hostOf(origin) === host
}

function hostOf(origin: string): string | undefined {
  return URL.parse(origin)?.host
}

/** An address on this site, safe to go to after signing in; undefined for anything else. */
export function ownPath(text: string): string | undefined {
  return /^\/(?![/\\])[\x21-\x7e]*$/.test(text) && !text.includes('\\') ? text : undefined
}
