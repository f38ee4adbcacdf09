import type { PlainDate } from '../domain/calendar/plain-date.ts'
import type { SignedIn } from '../platform/auth/asker.ts'
import type { Permission } from '../platform/auth/roles.ts'
import type { DataClass, Deps, Form, HiddenFields, Page } from './slice.ts'

/**
 * A route outside the one transaction of a signed-in person: signing in and out, changing role, taking a one-time link.
 * It opens its own transaction where it writes, and it may set cookies.
 */
export interface OpenRoute {
  readonly method: 'GET' | 'POST'
  readonly path: `/${string}`
  /** `anyone` needs no sign-in. */
  readonly permission: 'anyone' | Permission
  readonly data: DataClass
  readonly writes: boolean
  readonly audit: string
  /** How a POST proves that it comes from our own page: a cookie's twin, the sign-in's token, or its origin alone. */
  readonly proof: 'form' | 'sign-in' | 'origin'
  /** A link, not a form, that takes away what its own unguessable address names: the quick way out. */
  readonly erases?: true
  readonly handle: (ask: OpenAsk) => Promise<OpenAnswer>
}

export interface OpenAsk {
  readonly deps: Deps
  readonly now: Date
  readonly today: PlainDate
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly form: Form
  readonly hidden: HiddenFields
  readonly requestId: string
  /** Where the request comes from; counted for guesses, never trusted. */
  readonly source: string
  readonly by: SignedIn | undefined
  readonly token: CookieValues
}

/** The cookies we set: the sign-in itself, the step before its code, and a device that has signed in before. */
export type CookieName = 'sign-in' | 'pending' | 'device'
export type CookieValues = Readonly<Partial<Record<CookieName, string>>>

export interface CookieChange {
  readonly name: CookieName
  /** Undefined removes it. */
  readonly value: string | undefined
}

export type OpenAnswer =
  | {
      readonly kind: 'page'
      readonly status?: 200 | 401 | 404 | 410 | 422 | 429
      readonly page: Page
      readonly cookies?: readonly CookieChange[]
    }
  | {
      readonly kind: 'redirect'
      readonly to: string
      readonly cookies?: readonly CookieChange[]
      /** Tells the browser to forget the pages it kept. */
      readonly forget?: boolean
    }
  /** Off this site, to an address that the pack names; the browser forgets what it kept of ours. */
  | { readonly kind: 'leave'; readonly to: string }
  | { readonly kind: 'not-found' }
