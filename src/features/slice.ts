import type { ComponentChild } from 'preact'
import type { PlainDate } from '../domain/calendar/plain-date.ts'
import type { Refusal } from '../domain/result.ts'
import type { SignedIn } from '../platform/auth/asker.ts'
import type { Permission } from '../platform/auth/roles.ts'
import type { Clock } from '../platform/clock/clock.ts'
import type { Db, Trx } from '../platform/db/in-transaction.ts'
import type { Jobs } from '../platform/jobs/jobs.ts'
import type { Log } from '../platform/log/log.ts'
import type { Signer } from '../platform/signing/signing-key.ts'
import type { Packs } from '../rules/packs.ts'

/** What every slice is given, once, by `compose.ts`. */
export interface Deps {
  readonly db: Db
  readonly packs: Packs
  readonly jobs: Jobs
  readonly clock: Clock
  readonly demo: boolean
  /** Where people reach the service, for links in messages: `https://onroll.example.gov.uk`. */
  readonly publicAddress?: string
  /** The key with which this installation signs what leaves it; opened when it is first needed. */
  readonly signer?: () => Signer
  /** For what operators follow: counts and ids. Absent in tests and calculators. */
  readonly log?: Log
}

/** The record a route is about. The shell looks for `:matterId`, `:childId`, … and asks whether it is open to this person. */
export type RecordType =
  | 'none'
  | 'child'
  | 'matter'
  | 'school'
  | 'draft'
  | 'report'
  | 'deadline'
  | 'document'
  | 'message'
  | 'account'
  | 'audit'
  | 'rule'
  | 'organisation'

/** What may stand on the page: nothing, open facts, facts of an organisation, of a child, of an account, the audit record. */
export type DataClass = 'none' | 'open' | 'organisation' | 'child' | 'account' | 'audit'

/** One thing a person can ask of the server. A route that lacks any of these stops the server at start. */
export interface Route {
  readonly method: 'GET' | 'POST'
  readonly path: `/${string}`
  readonly permission: Permission
  readonly record: RecordType
  readonly data: DataClass
  readonly writes: boolean
  /** The action as it stands in the audit record, for example `report-non-arrival`. */
  readonly audit: string
  /** Accepts files (multipart form). */
  readonly files?: boolean
  readonly handle: (ask: Ask) => Promise<Answer>
}

/** One request, inside its one transaction, as the person who asks. */
export interface Ask {
  readonly deps: Deps
  readonly trx: Trx
  readonly by: SignedIn
  readonly now: Date
  readonly today: PlainDate
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly form: Form
  readonly requestId: string
  /** Hidden fields that every form carries: anti-forgery token and a fresh idempotency key. */
  readonly hidden: HiddenFields
}

export interface HiddenFields {
  readonly antiForgery: string
  readonly idempotencyKey: string
}

/** What was typed, already cleaned of what no text may hold. */
export interface Form {
  /** The field as typed, trimmed at neither end; '' when absent. */
  text(name: string): string
  /** All values of a repeated field (check boxes). */
  all(name: string): readonly string[]
  has(name: string): boolean
  /** The record version that the page was made from; undefined when missing or not a number. */
  version(): number | undefined
  readonly files: readonly UploadedFile[]
  /** Every field name and its values, for keeping what was typed. */
  entries(): readonly (readonly [string, string])[]
}

export interface UploadedFile {
  readonly field: string
  readonly name: string
  readonly contentType: string
  readonly bytes: Buffer
}

/** The ids a page or act was about, for the audit line. */
export interface About {
  readonly recordIds?: readonly string[]
  readonly why?: string
}

export type Answer =
  | ({
      readonly kind: 'page'
      readonly status?: 200 | 409 | 422
      readonly page: Page
      readonly keep?: boolean
    } & About)
  | ({ readonly kind: 'redirect'; readonly to: string } & About)
  | ({
      readonly kind: 'file'
      readonly name: string
      readonly contentType: string
      readonly bytes: Buffer
    } & About)
  | ({ readonly kind: 'not-found' } & About)
  | ({ readonly kind: 'refused'; readonly refusal: Refusal; readonly back: string } & About)

/** The middle of a page; the shell puts header, navigation, safety line and footer round it. */
export interface Page {
  /** Neutral: never a name, never "missing". */
  readonly title: string
  readonly content: ComponentChild
  /** The child that the page is about: the bar above the title. */
  readonly identity?: Identity
  /** Which item of the navigation is current. */
  readonly section?: string
  /** `full`: safety panel with everything; `slim` (usual): one line; `own`: the page carries its own. */
  readonly safety?: 'full' | 'slim' | 'own'
  readonly wide?: boolean
  /** A page that anybody may open, without an account: safety first, narrow, with a quick way out. */
  readonly open?: OpenFrame
}

/** What a page without a sign-in has to be told about its frame. */
export interface OpenFrame {
  /** What the journey is, in a few words. */
  readonly service: string
  /** Our own address that takes away what was typed and goes on to somewhere harmless. */
  readonly exitHref: string
  /** The authority whose numbers stand on the page, where it is known. */
  readonly authority?: { readonly name: string; readonly pack: string } | undefined
}

/** What tells this child from another. */
export interface Identity {
  /** "Surname, Given name". */
  readonly name: string
  readonly tags?: readonly {
    readonly text: string
    readonly colour?: 'grey' | 'red' | 'orange' | 'green' | 'blue'
  }[]
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  readonly addressProtected?: boolean
}

/** A page that shows something. */
export function page(body: Page, about: About = {}): Answer {
  return { kind: 'page', page: body, ...about }
}

/** The form again with its faults; nothing was written, unless `keep` says that the draft was. */
export function unprocessable(body: Page, keep = false, about: About = {}): Answer {
  return { kind: 'page', status: 422, page: body, keep, ...about }
}

/** The conflict page: somebody saved in between. */
export function conflict(body: Page, about: About = {}): Answer {
  return { kind: 'page', status: 409, page: body, ...about }
}

export function redirect(to: string, about: About = {}): Answer {
  return { kind: 'redirect', to, ...about }
}

/** Not there, or not theirs: the same answer. */
export function notFound(about: About = {}): Answer {
  return { kind: 'not-found', ...about }
}

/** The act is not possible now; the page says why and what would be. */
export function refused(refusal: Refusal, back: string, about: About = {}): Answer {
  return { kind: 'refused', refusal, back, ...about }
}
