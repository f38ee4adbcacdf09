import type { FieldError } from '../cases/index.ts'
import { answersTo, type Draft, draftForm, saveAnswers, seenOf, withOpenDraft } from '../drafts/index.ts'
import { type Answer, type Ask, conflict, type Form, page, redirect, unprocessable } from '../slice.ts'
import { JOURNEY, type Step, type StepContext, type StepKey, stepContext, stepsOf } from './journey.ts'
import { nonArrivalPaths } from './non-arrivals.paths.ts'
import { STEPS } from './school-report.ts'
import { stepPage } from './step.page.tsx'
import { whatHappenedIn } from './what-happened.ts'

/** One page of the report, with what the draft holds. */
export async function showStep(ask: Ask, key: StepKey): Promise<Answer> {
  return onDraft(ask, async (draft, context) =>
    stepsOf(context).includes(key)
      ? page(await pageOf(ask, stepOf(key), draft, context))
      : redirect(nonArrivalPaths.draft(draft.id)),
  )
}

/** Reads one page of the report and keeps it; all faults at once, nothing typed lost. */
export async function saveStep(ask: Ask, key: StepKey): Promise<Answer> {
  return onDraft(ask, async (draft, context) => {
    const step = stepOf(key)
    const about = { recordIds: [draft.id] }
    if (!stepsOf(context).includes(key)) return redirect(nonArrivalPaths.draft(draft.id), about)
    if (
      ask.form.text('seen') !== seenOf(step.names, context.answers) &&
      !saysTheSame(step.names, ask.form, context)
    )
      return conflict(
        await pageOf(ask, step, draft, context, { typed: ask.form, changedMeanwhile: true }),
        about,
      )
    const reading = await step.read(ask.form, context)
    if (!reading.ok)
      return unprocessable(
        await pageOf(ask, step, draft, context, { typed: ask.form, errors: reading.errors }),
        false,
        about,
      )
    const own = answersTo(step.names, ask.form)
    const answers = draftForm({ ...draft.answers, ...own })
    const after = { ...context, answers, what: whatHappenedIn(answers) }
    const follow = (await step.follow?.(reading.value, after)) ?? {}
    const saved = await saveAnswers(
      ask.trx,
      ask.by,
      draft,
      draft.version,
      { ...own, ...follow.answers },
      ask.now,
    )
    if (!saved.ok)
      return conflict(
        await pageOf(ask, step, draft, context, { typed: ask.form, changedMeanwhile: true }),
        about,
      )
    return redirect(follow.goTo ? keepingThen(ask, follow.goTo) : nextPath(ask, after, key), about)
  })
}

/** Runs a page of the report with its open draft. */
export async function onDraft(
  ask: Ask,
  work: (draft: Draft, context: StepContext) => Promise<Answer>,
): Promise<Answer> {
  return withOpenDraft(ask, JOURNEY, nonArrivalPaths.start, async (draft) =>
    work(draft, await stepContext(ask, draft.id, draft.answers)),
  )
}

function stepOf(key: StepKey): Step<unknown> {
  return STEPS[key] as Step<unknown>
}

interface Sent {
  readonly typed: Form
  readonly errors?: readonly FieldError[]
  readonly changedMeanwhile?: boolean
}

async function pageOf(ask: Ask, step: Step<unknown>, draft: Draft, context: StepContext, sent?: Sent) {
  const held = context.answers.has(step.names[0] ?? step.key) ? context.answers : undefined
  return stepPage({
    report: context.what.report,
    title: step.title,
    form: await step.form(context, sent?.typed ?? context.answers),
    action: keepingThen(ask, nonArrivalPaths.step(draft.id, step.key)),
    back: backPath(ask, context, step.key),
    withdraw: nonArrivalPaths.withdraw(draft.id),
    hidden: ask.hidden,
    seen: seenOf(step.names, context.answers),
    typed: sent?.typed ?? held,
    held: sent?.changedMeanwhile ? step.names.flatMap((name) => context.answers.all(name)) : undefined,
    errors: sent?.errors ?? [],
    safety: step.safety,
  })
}

// Sent again unchanged after another window saved the very same: no clash.
function saysTheSame(names: readonly string[], form: Form, context: StepContext): boolean {
  return seenOf(names, form) === seenOf(names, context.answers)
}

/** The register is looked at only when somebody there looks like the pupil, so the usual way passes it by. */
function usualWay(context: StepContext): readonly StepKey[] {
  return stepsOf(context).filter((key) => key !== 'found')
}

function nextPath(ask: Ask, context: StepContext, key: StepKey): string {
  const { draftId } = context
  const way = usualWay(context)
  if (ask.query.get('then') === 'check') return nonArrivalPaths.check(draftId)
  const next = way[way.indexOf(key === 'found' ? 'pupil' : key) + 1]
  return next === undefined ? nonArrivalPaths.check(draftId) : nonArrivalPaths.step(draftId, next)
}

function backPath(ask: Ask, context: StepContext, key: StepKey): string {
  const { draftId } = context
  const way = usualWay(context)
  if (ask.query.get('then') === 'check') return nonArrivalPaths.check(draftId)
  const before = key === 'found' ? 'pupil' : way[way.indexOf(key) - 1]
  return before === undefined ? nonArrivalPaths.start : nonArrivalPaths.step(draftId, before)
}

/** Somebody who came from the check of all answers goes back to it in the end. */
export function keepingThen(ask: Ask, path: string): string {
  if (ask.query.get('then') !== 'check') return path
  return `${path}${path.includes('?') ? '&' : '?'}then=check`
}
