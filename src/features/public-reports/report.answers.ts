import { formReader } from '../cases/index.ts'
import type { OpenAnswer, OpenAsk } from '../open-route.ts'
import type { Form } from '../slice.ts'
import { ageWarning } from './age-warning.ts'
import { formOfAnswers } from './answers-form.ts'
import { CHILD_STEPS } from './child-steps.ts'
import { withinWords } from './first-look-day.ts'
import { checkReportPage } from './look-it-over.page.tsx'
import { NEIGHBOUR_STEPS, PROFESSIONAL_STEPS } from './person-steps.ts'
import { findPublicDraft, type PublicDraft, saveDraftAnswers } from './public-drafts.store.ts'
import { gonePage, sentPage } from './quiet.page.tsx'
import {
  boxesOf,
  type ReportAnswers,
  type ReportStep,
  type StepContext,
  type StepErrors,
  stepsAsked,
} from './report-journey.ts'
import { reportStepPage } from './report-step.page.tsx'
import { saidOf } from './said.ts'
import { sendReport } from './send-report.ts'
import { tellUsPaths } from './tell-us.paths.ts'
import { otherAuthorityOf } from './where-it-lies.store.ts'

interface InHand {
  readonly draft: PublicDraft
  readonly context: StepContext
  readonly steps: readonly ReportStep[]
}

const STEPS = {
  public: [...CHILD_STEPS, ...NEIGHBOUR_STEPS],
  professional: [...CHILD_STEPS, ...PROFESSIONAL_STEPS],
} as const

const GONE: OpenAnswer = { kind: 'page', status: 410, page: gonePage() }

export async function showReportPage(ask: OpenAsk): Promise<OpenAnswer> {
  const hand = await inHand(ask)
  if (hand === undefined) return GONE
  const { draft, context, steps } = hand
  const wanted = ask.params.page ?? ''
  if (draft.sentReference !== null)
    return wanted === 'sent'
      ? { kind: 'page', page: sentPage(draft, withinWords(context.rules)) }
      : { kind: 'redirect', to: tellUsPaths.page(draft.token, 'sent') }
  if (wanted === 'check') return { kind: 'page', page: await checkPage(ask, hand) }
  const step = steps.find(({ key }) => key === wanted)
  if (step === undefined) return { kind: 'not-found' }
  return { kind: 'page', page: stepPageOf(hand, step, formOfAnswers(context.answers), []) }
}

/** Keeps what was typed even where something in it has to be put right: nothing typed is lost. */
export async function saveReportStep(ask: OpenAsk): Promise<OpenAnswer> {
  const hand = await inHand(ask)
  if (hand === undefined) return GONE
  const step = hand.steps.find(({ key }) => key === ask.params.page)
  if (step === undefined) return { kind: 'not-found' }
  const reader = formReader(ask.form)
  step.check?.(reader, hand.context)
  const boxes = step.fields(hand.context).flatMap(boxesOf)
  const typed: ReportAnswers = Object.fromEntries(
    boxes.map((name) => [name, ask.form.text(name).slice(0, LONGEST)]),
  )
  const saved = await saveDraftAnswers(ask.deps.db, hand.draft.token, typed, ask.now)
  if (!saved) return GONE
  if (reader.errors.length > 0)
    return { kind: 'page', status: 422, page: stepPageOf(hand, step, ask.form, reader.errors) }
  const context = { ...hand.context, answers: { ...hand.context.answers, ...typed } }
  const steps = stepsAsked(STEPS[hand.draft.form], context)
  const at = steps.findIndex(({ key }) => key === step.key)
  return { kind: 'redirect', to: tellUsPaths.page(hand.draft.token, steps[at + 1]?.key ?? 'check') }
}

export async function sendTheReport(ask: OpenAsk): Promise<OpenAnswer> {
  const hand = await inHand(ask)
  if (hand === undefined) return GONE
  const { draft, context, steps } = hand
  const typed = formOfAnswers(context.answers)
  const unfinished =
    draft.sentReference === null && steps.find((step) => faultsOf(step, context, typed).length > 0)
  if (unfinished)
    return {
      kind: 'page',
      status: 422,
      page: stepPageOf(hand, unfinished, typed, faultsOf(unfinished, context, typed)),
    }
  return (await sendReport(ask, draft))
    ? { kind: 'redirect', to: tellUsPaths.page(draft.token, 'sent') }
    : GONE
}

const LONGEST = 8000

function faultsOf(step: ReportStep, context: StepContext, typed: Form): StepErrors {
  const reader = formReader(typed)
  step.check?.(reader, context)
  return reader.errors
}

async function inHand(ask: OpenAsk): Promise<InHand | undefined> {
  const draft = await findPublicDraft(ask.deps.db, ask.params.reportToken ?? '', ask.now)
  if (draft === undefined) return undefined
  const rules = ask.deps.packs.rulesAt(ask.today, draft.authority.pack)
  const context = { form: draft.form, rules, answers: draft.answers }
  return { draft, context, steps: stepsAsked(STEPS[draft.form], context) }
}

function stepPageOf(hand: InHand, step: ReportStep, typed: Form, errors: StepErrors) {
  const { draft, context, steps } = hand
  const at = steps.findIndex(({ key }) => key === step.key)
  const before = steps[at - 1]?.key
  const team = context.rules.contact('cme-team')
  return reportStepPage({
    draft,
    step,
    context,
    typed,
    errors,
    back: before === undefined ? tellUsPaths.startOf(draft.form) : tellUsPaths.page(draft.token, before),
    next: tellUsPaths.page(draft.token, steps[at + 1]?.key ?? 'check'),
    teamPhone: at === 0 && team.ok ? team.value.value.phones[0] : undefined,
  })
}

async function checkPage(ask: OpenAsk, { draft, context, steps }: InHand) {
  const said = saidOf(context.answers)
  const elsewhere = await otherAuthorityOf(ask.deps.db, context.rules, said.postcode)
  const age = ageWarning(context.rules, said.bornOn, ask.today)
  return checkReportPage({
    draft,
    context,
    steps,
    back: tellUsPaths.page(draft.token, steps.at(-1)?.key ?? 'danger'),
    remarks: [
      ...(elsewhere === undefined
        ? []
        : [
            `The postcode seems to lie in the area of ${elsewhere.name ?? 'another council'}. Send it all the same: we keep it and pass it on. You can tell them as well.`,
          ]),
      ...(age === undefined ? [] : [`${age} You can send this all the same.`]),
    ],
  })
}
