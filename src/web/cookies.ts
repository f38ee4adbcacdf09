import type {} from '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { CookieChange, CookieName, CookieValues } from '../features/open-route.ts'

/** Names with the prefix that binds a cookie to this host, to https (or this very machine) and to the whole site. */
const NAMES: Readonly<Record<CookieName | 'form', string>> = {
  'sign-in': '__Host-onroll',
  pending: '__Host-onroll-step',
  device: '__Host-onroll-device',
  form: '__Host-onroll-form',
}
const DEVICE_SECONDS = 180 * 86_400

export function readCookies(request: FastifyRequest): CookieValues & { readonly form?: string } {
  const sent = request.server.parseCookie(request.headers.cookie ?? '')
  const found: Partial<Record<CookieName | 'form', string>> = {}
  for (const [name, cookie] of Object.entries(NAMES) as [CookieName | 'form', string][]) {
    const value = sent[cookie]
    if (value !== undefined && /^[A-Za-z0-9_-]{20,100}$/.test(value)) found[name] = value
  }
  return found
}

export function changeCookies(reply: FastifyReply, changes: readonly (CookieChange | FormCookie)[]): void {
  for (const change of changes) {
    const lasts = change.value === undefined ? 0 : change.name === 'device' ? DEVICE_SECONDS : undefined
    const cookie = reply.server.serializeCookie(NAMES[change.name], change.value ?? '', {
      path: '/',
      secure: true,
      httpOnly: true,
      sameSite: 'strict',
      ...(lasts === undefined ? {} : { maxAge: lasts }),
    })
    reply.header('set-cookie', cookie)
  }
}

/** The twin of the token in a form that somebody fills in before signing in. */
export interface FormCookie {
  readonly name: 'form'
  readonly value: string
}
