import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** 256 random bits, for a cookie or a link. Only its hash is stored. */
export function newSecretToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What stands in the database instead of a token. */
export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** Whether two texts are the same, in a time that does not tell how far they agree. */
export function sameSecret(one: string, other: string): boolean {
  return timingSafeEqual(hashOf(one), hashOf(other))
}
