import { availableActions } from '../../domain/case/available-actions.ts'
import { ACTIONS } from '../../domain/case/case-actions.ts'
import type { ActingSide } from '../../domain/case/process-states.ts'
import type { Refusal } from '../../domain/result.ts'
import { listContacts } from '../children/index.ts'
import { type Answer, type Ask, page, type Route, redirect, refused, unprocessable } from '../slice.ts'
import { ActPage } from './act.page.tsx'
import type { Act, ActContext, ActForm, FieldError } from './act.ts'
import { conflictAnswer } from './conflict.page.tsx'
import { identityOf } from './identity-of.ts'
import { contextOf } from './load-matter.ts'
import { matterPaths } from './matter.paths.ts'
import { contactsFamily, MustNotContact } from './must-not-contact.page.tsx'
import { recordEvents } from './record-events.ts'
import { alsoForField, serveSiblings } from './serve-siblings.ts'

/** The two routes of an act: its form, and the form sent. */
export function actRoutes(act: Act): readonly Route[] {
  const path = `/matters/:matterId/${act.path}` as const
  return [
    {
      method: 'GET',
      path,
      permission: act.permission,
      record: 'matter',
      data: 'child',
      writes: false,
      audit: `open-${act.action}`,
      handle: (ask) => showAct(act, ask),
    },
    {
      method: 'POST',
      path,
      permission: act.permission,
      record: 'matter',
      data: 'child',
      writes: true,
      audit: act.action,
      ...(act.files ? { files: true } : {}),
      handle: (ask) => recordAct(act, ask),
    },
  ]
}

async function showAct(act: Act, ask: Ask): Promise<Answer> {
  const context = await contextOf(ask)
  const refusal = notNow(act, context)
  if (refusal) return refused(refusal, matterPaths.matter(context.matter.id))
  return page(await actPage(act, ask, context))
}

async function recordAct(act: Act, ask: Ask): Promise<Answer> {
  const context = await contextOf(ask)
  const about = { recordIds: [context.matter.id, context.child.id] }
  const version = ask.form.version()
  if (!act.onlyAdds && version !== context.matter.eventCount) return conflictAnswer(ask, context, act, about)
  const refusal = notNow(act, context)
  if (refusal) return refused(refusal, matterPaths.matter(context.matter.id), about)
  const reading = await act.read(ask.form, context)
  if (!reading.ok) return unprocessable(await actPage(act, ask, context, reading.errors), false, about)
  const recorded = await recordEvents(
    ask.deps,
    ask.trx,
    ask.by,
    context.matter.id,
    reading.events,
    act.onlyAdds ? undefined : version,
  )
  if (!recorded.ok) return onRefusal(act, ask, context, recorded.refusal)
  const after = await act.after?.(context, recorded.value, reading.events)
  if (after && !after.ok) return refused(after.refusal, matterPaths.matter(context.matter.id), about)
  const served = await serveSiblings(act, context, ask.form, reading.events)
  if (!served.ok) return refused(served.refusal, matterPaths.act(context.matter.id, act.path), about)
  return redirect(act.leadsTo?.(context, recorded.value) ?? matterPaths.matter(context.matter.id), about)
}

async function onRefusal(act: Act, ask: Ask, context: ActContext, refusal: Refusal): Promise<Answer> {
  const about = { recordIds: [context.matter.id, context.child.id] }
  // Somebody was faster between the first look and the turn to write: the same page as for an old form.
  if (refusal.code === 'STALE') return conflictAnswer(ask, await contextOf(ask), act, about)
  if (refusal.code !== 'FACT_MISSING') return refused(refusal, matterPaths.matter(context.matter.id), about)
  const error = { field: refusal.field ?? '', message: refusal.message }
  return unprocessable(await actPage(act, ask, context, [error]), false, about)
}

/** Whether the process offers this act to this side now; the words say what is possible instead. */
function notNow(act: Act, context: ActContext): Refusal | undefined {
  const actions = availableActions(context.state, context.by.side as ActingSide)
  if (actions.some((each) => each.action === act.action)) return undefined
  const instead = actions.filter((each) => !ALWAYS.has(each.action)).map((each) => each.label)
  return {
    code: 'NOT_POSSIBLE_NOW',
    message: `“${ACTIONS[act.action].label}” is not possible where this stands.${instead.length > 0 ? ` What you can do now: ${instead.join('; ')}.` : ''}`,
  }
}

const ALWAYS: ReadonlySet<string> = new Set([
  'raise-concern',
  'write-note',
  'correct-entry',
  'send-message',
  'ask-question',
  'answer-question',
  'change-owner',
  'suspect-duplicate',
])

async function actPage(act: Act, ask: Ask, context: ActContext, errors?: readonly FieldError[]) {
  const asked = await act.form(context)
  const alsoFor = await alsoForField(act, context)
  const form = chosenBefore(alsoFor ? { ...asked, fields: [...asked.fields, alsoFor] } : asked, ask.query)
  const back = matterPaths.matter(context.matter.id)
  const forbidden = contactsFamily(act.action)
    ? (await listContacts(context.trx, context.child.id)).filter((each) => each.mustNotContact)
    : []
  return {
    title: `${errors ? 'Error: ' : ''}${ACTIONS[act.action].label}`,
    section: context.matter.kind === 'school-enquiry' ? 'enquiries' : 'cases',
    identity: identityOf(context),
    content: (
      <ActPage
        form={form}
        action={matterPaths.act(context.matter.id, act.path)}
        back={back}
        hidden={ask.hidden}
        version={ask.form.version() ?? context.matter.eventCount}
        typed={errors ? ask.form : undefined}
        errors={errors}
        multipart={act.files}
        above={<MustNotContact people={forbidden} />}
      />
    ),
  }
}

/** A link may choose an answer beforehand, such as the check it stands beside; never more than the form offers. */
function chosenBefore(form: ActForm, query: URLSearchParams): ActForm {
  const fields = form.fields.map((field) => {
    const value = query.get(field.name)
    const offered = (field.kind === 'radios' || field.kind === 'select') && value !== null
    return offered && field.choices.some((choice) => choice.value === value) ? { ...field, value } : field
  })
  return { ...form, fields }
}
