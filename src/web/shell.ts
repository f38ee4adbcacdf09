import type { FastifyRequest } from 'fastify'
import type { OpenRoute } from '../features/open-route.ts'
import type { Deps, Route } from '../features/slice.ts'
import type { SignedIn } from '../platform/auth/asker.ts'
import { findSignIn } from '../platform/auth/sign-ins.ts'
import type { Log } from '../platform/log/log.ts'
import type { Assets } from './assets.ts'
import type { FooterProps } from './components/layout/page-frame.ts'
import type { SafetyContact } from './components/layout/safety.tsx'
import { readCookies } from './cookies.ts'

/** Contacts for the safety line and the footer, as an authority's pack gives them for a moment. */
export interface AuthorityContacts {
  readonly safety: readonly SafetyContact[]
  readonly service?: FooterProps['contact']
}

export interface AppOptions {
  readonly deps: Deps
  readonly routes: readonly Route[]
  /** Routes outside a sign-in; the accounts slice's own unless given. */
  readonly openRoutes?: readonly OpenRoute[]
  readonly assets: Assets
  readonly log: Log
  /** Each part that must answer before the service is ready; one that throws is named and not told about. */
  readonly readiness?: Readonly<Record<string, () => Promise<void>>>
  readonly contactsOf?: (pack: string, now: Date) => AuthorityContacts
  /** Time for the limits of sign-ins; the real one even where a demonstration has set another day. */
  readonly sessionNow?: () => Date
  /** The council's name before anybody has signed in, where the server serves only one. */
  readonly councilName?: string
  /** Addresses of the proxies whose word about the caller is taken. */
  readonly trustedProxies?: readonly string[]
}

/** What every part of the web shell works with. */
export interface Shell {
  readonly deps: Deps
  readonly routes: readonly Route[]
  readonly openRoutes: readonly OpenRoute[]
  readonly assets: Assets
  readonly log: Log
  readonly readiness: Readonly<Record<string, () => Promise<void>>>
  readonly contactsOf: (pack: string | undefined, now: Date) => AuthorityContacts
  readonly sessionNow: () => Date
  readonly councilName: string
}

/** The number that always answers, when no authority is known or its pack names nobody. */
const EMERGENCY: SafetyContact = {
  when: 'A child in danger now',
  whenShort: 'A child in danger now',
  number: '999',
  hours: 'Any time',
}

export function shellOf(options: AppOptions, openRoutes: readonly OpenRoute[]): Shell {
  return {
    deps: options.deps,
    routes: options.routes,
    openRoutes: options.openRoutes ?? openRoutes,
    assets: options.assets,
    log: options.log,
    readiness: options.readiness ?? {},
    sessionNow: options.sessionNow ?? (() => options.deps.clock.now()),
    councilName: options.councilName ?? '',
    contactsOf(pack, now) {
      const contacts = pack === undefined ? undefined : options.contactsOf?.(pack, now)
      return contacts !== undefined && contacts.safety.length > 0
        ? contacts
        : { ...contacts, safety: [EMERGENCY] }
    },
  }
}

/** The person behind the request, if the sign-in still holds. */
export async function whoAsks(shell: Shell, request: FastifyRequest): Promise<SignedIn | undefined> {
  const token = readCookies(request)['sign-in']
  if (token === undefined) return undefined
  return findSignIn(shell.deps.db, token, shell.sessionNow(), shell.deps.clock.today())
}
