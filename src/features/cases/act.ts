import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { CaseAction } from '../../domain/case/case-actions.ts'
import type { MatterEvent } from '../../domain/case/matter-event.ts'
import type { MatterState } from '../../domain/case/matter-state.ts'
import type { Result } from '../../domain/result.ts'
import type { SignedIn } from '../../platform/auth/asker.ts'
import type { Permission } from '../../platform/auth/roles.ts'
import type { Trx } from '../../platform/db/in-transaction.ts'
import type { Child } from '../children/index.ts'
import type { Deps, Form } from '../slice.ts'
import type { Matter } from './matters.store.ts'
import type { NewEvent, Recorded } from './record-events.ts'

/** A matter as an act on it needs it: the child, the history and where it stands. */
export interface MatterInHand {
  readonly matter: Matter
  readonly child: Child
  readonly events: readonly MatterEvent[]
  readonly state: MatterState
}

export interface ActContext extends MatterInHand {
  readonly deps: Deps
  readonly trx: Trx
  readonly by: SignedIn
  readonly today: PlainDate
}

export interface FieldError {
  /** The id of the control that the message belongs to. */
  readonly field: string
  readonly message: string
}

export interface Choice {
  readonly value: string
  readonly text: string
  readonly hint?: string
  /** Fields that belong to this choice and show under it. */
  readonly fields?: readonly Field[]
}

/** A question of the form of an act. Names are unique within the form. */
export type Field =
  | {
      readonly kind: 'text' | 'textarea'
      readonly name: string
      readonly label: string
      readonly hint?: string
      readonly width?: 'short' | 'medium'
      readonly value?: string
      readonly autocomplete?: string
    }
  | {
      readonly kind: 'date'
      readonly name: string
      readonly label: string
      readonly hint?: string
      readonly value?: PlainDate
    }
  | {
      readonly kind: 'radios' | 'checkboxes'
      readonly name: string
      readonly label: string
      readonly hint?: string
      readonly choices: readonly Choice[]
      readonly value?: string
    }
  | {
      readonly kind: 'select'
      readonly name: string
      readonly label: string
      readonly hint?: string
      readonly choices: readonly Choice[]
      readonly value?: string
    }
  | { readonly kind: 'file'; readonly name: string; readonly label: string; readonly hint?: string }
  /** A plain paragraph between questions. */
  | { readonly kind: 'words'; readonly name: string; readonly text: string }

export interface ActForm {
  /** The question or the deed, as the heading of the page; may name the child by the given name. */
  readonly heading: string
  /** One sentence that says the thing before it is proved. */
  readonly lead?: string
  readonly fields: readonly Field[]
  /** The words on the green button; none where there is nothing to record, as the lead then says. */
  readonly button: string | undefined
  /** The text it rests on, in grey at the foot. */
  readonly citation?: string
}

/**
 * One thing a person can record on a matter: its form, how the form is read, and what follows. The routes, the page,
 * the version check and the audit line are the same for all and stand in `act.routes.ts`.
 */
export interface Act {
  readonly action: CaseAction
  /** The last part of the address: `/matters/:matterId/<path>`. */
  readonly path: string
  readonly permission: Permission
  /** True when it only adds a line to the history, so that somebody else's line in between does no harm. */
  readonly onlyAdds?: boolean
  readonly files?: boolean
  /** Whether brothers and sisters can be ticked, so that one action is written on each of their records. */
  readonly servesSiblings?: boolean
  /** Asked before the form is shown or read: why this cannot be done now, in words. */
  readonly form: (context: ActContext) => Promise<ActForm>
  /** All faults at once, or the events. */
  readonly read: (form: Form, context: ActContext) => Promise<ActReading>
  /** What follows in the same transaction: letters, other threads, other organisations. */
  readonly after?: (
    context: ActContext,
    recorded: Recorded,
    events: readonly NewEvent[],
  ) => Promise<Result<void>>
  /** Where to go; the page of the matter unless said. */
  readonly leadsTo?: (context: ActContext, recorded: Recorded) => string
}

export type ActReading =
  | { readonly ok: true; readonly events: readonly NewEvent[] }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

export function faults(errors: readonly FieldError[]): ActReading {
  return { ok: false, errors }
}

export function events(...list: readonly NewEvent[]): ActReading {
  return { ok: true, events: list }
}
