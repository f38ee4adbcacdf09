import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { ACTIONS, type CaseAction } from '../../domain/case/case-actions.ts'
import type { Permission } from '../../platform/auth/roles.ts'
import { type Act, type ActContext, events, type Field, faults } from './act.ts'
import { type FormReader, formReader } from './form-reader.ts'
import type { NewEvent } from './record-events.ts'

/** A step of a case that is one form and one or a few events; the rest is the same for all of them. */
export interface Step {
  readonly action: CaseAction
  /** The action’s own name unless said. */
  readonly path?: string
  readonly permission: Permission
  readonly onlyAdds?: boolean
  readonly servesSiblings?: boolean
  readonly heading: string | ((context: ActContext) => string)
  readonly lead?: string | ((context: ActContext) => string)
  readonly citation: string
  readonly fields: (context: ActContext) => readonly Field[] | Promise<readonly Field[]>
  /** Reads the form and tells the reader of every fault; gives nothing when something needed is missing. */
  readonly read: (
    reader: FormReader,
    context: ActContext,
  ) => NewEvent | readonly NewEvent[] | undefined | Promise<NewEvent | readonly NewEvent[] | undefined>
  readonly after?: NonNullable<Act['after']>
}

export function stepAct(step: Step): Act {
  const { action, permission, onlyAdds, servesSiblings, after } = step
  return {
    action,
    path: step.path ?? action,
    permission,
    ...(onlyAdds ? { onlyAdds } : {}),
    ...(servesSiblings ? { servesSiblings } : {}),
    async form(context) {
      const lead = worded(step.lead, context)
      return {
        heading: worded(step.heading, context) ?? ACTIONS[action].label,
        ...(lead === undefined ? {} : { lead }),
        button: ACTIONS[action].label,
        citation: step.citation,
        fields: await step.fields(context),
      }
    },
    async read(form, context) {
      const reader = formReader(form)
      const read = await step.read(reader, context)
      if (read === undefined || reader.errors.length > 0) return faults(reader.errors)
      return events(...[read].flat())
    },
    ...(after ? { after } : {}),
  }
}

function worded(
  words: string | ((context: ActContext) => string) | undefined,
  context: ActContext,
): string | undefined {
  return typeof words === 'function' ? words(context) : words
}

export const NOTE: Field = { kind: 'textarea', name: 'note', label: 'Note' }

/** A day on which something happened: today or earlier, not before the matter began. */
export function dayField(label: string, value?: PlainDate): Field {
  return { kind: 'date', name: 'on', label, ...(value ? { value } : {}) }
}

export function readDay(
  reader: FormReader,
  { today, matter }: Pick<ActContext, 'today' | 'matter'>,
  what: string,
  name = 'on',
): PlainDate | undefined {
  return reader.date(name, what, {
    notAfter: { day: today, message: `${what} must be today or earlier.` },
    notBefore: { day: matter.openedOn, message: `${what} must not be before this was opened.` },
  })
}

/** A fact with its text, or nothing where the text is empty. */
export function filled<Name extends string>(name: Name, text: string): Partial<Record<Name, string>> {
  return text === '' ? {} : ({ [name]: text } as Partial<Record<Name, string>>)
}
