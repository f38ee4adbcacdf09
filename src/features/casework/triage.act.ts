import { addDays } from '../../domain/calendar/plain-date.ts'
import { weighTriage } from '../../domain/case/triage-rules.ts'
import { ok, type Result } from '../../domain/result.ts'
import {
  type ActContext,
  type Field,
  type FormReader,
  findOrganisationOfKind,
  findOrganisationOfSchool,
  linkedEnquiry,
  type NewEvent,
  openMatterTo,
  recordEvents,
  stepAct,
} from '../cases/index.ts'
import { tellOrganisation } from '../letters/index.ts'
import { hoursAsDays, isKnownToSocialCare, laneReasons } from './lane-reasons.ts'
import { triageFacts, triageRules } from './triage-facts.ts'
import { readRules, ruleFields } from './triage-fields.ts'

const OVERRIDE: Field = {
  kind: 'textarea',
  name: 'because',
  label: 'Why this lane, if the reasons alone would give the other one',
}

/**
 * T31 and T16 in one: the officer acknowledges, and says which lane and why. The school that referred the child hears
 * of it with the officer’s name and the reference. It unlocks nothing there (policy 4.4 as the law now stands).
 */
export const triageAct = stepAct({
  action: 'triage',
  permission: 'triage-case',
  heading: ({ child }) => `Acknowledge, and say in which lane ${child.givenName} is`,
  lead: 'A reason puts a child into the red lane, never a score. The school hears at once that you have the referral; that allows no removal from its roll.',
  citation: 'Policy 2.5, 2.6, 3.4 and 4.4',
  async fields(context) {
    const reasons = await laneReasons(context)
    const red = reasons.filter((reason) => reason.red)
    const risks = reasons.filter((reason) => !reason.red)
    const suggested = context.state.lane === 'red' || red.some(({ known }) => known) ? 'red' : 'standard'
    return [
      ...ruleFields(weighTriage(triageRules(context), await triageFacts(context))),
      reasonsField('reasons', 'What puts this child into the red lane?', red, 'Choose all that are so'),
      ...(risks.length > 0
        ? [
            reasonsField(
              'risks',
              'What else is so of this child?',
              risks,
              'Named beside the lane; alone they decide none',
            ),
          ]
        : []),
      {
        kind: 'words',
        name: 'groups',
        text: 'Which group a family belongs to (policy 2.6) decides no lane. It tells whom to ask.',
      },
      {
        kind: 'radios',
        name: 'lane',
        label: 'Lane',
        value: suggested,
        choices: [
          { value: 'red', text: 'Red lane', hint: 'Worked on the same day' },
          { value: 'standard', text: 'Standard lane' },
        ],
      },
      OVERRIDE,
    ]
  },
  async read(reader, context) {
    const reasons = await laneReasons(context)
    const chosen = reader.choices(
      'reasons',
      reasons.filter(({ red }) => red).map(({ id }) => id),
    )
    const risks = reader.choices(
      'risks',
      reasons.filter(({ red }) => !red).map(({ id }) => id),
    )
    const lane = reader.choice('lane', ['red', 'standard'], 'Choose the lane.')
    const because = reader.text('because')
    const ticked = risks.map((fact) => ({ fact, known: `the officer, ${context.by.name}, says so` }))
    const known = await triageFacts(context)
    const news = ticked.filter(({ fact }) => !known.some((each) => each.fact === fact))
    const rules = readRules(reader, weighTriage(triageRules(context), [...known, ...news]))
    if (!lane) return undefined
    checkLane(reader, lane, chosen, because)
    const named = reasons.filter(({ id, red }) => (red ? chosen : risks).includes(id)).map(({ text }) => text)
    const triaged: NewEvent = {
      kind: 'triaged',
      facts: {
        lane,
        reasons: [...named, ...(because ? [because] : [])],
        officer: context.by.name,
        lookedAfter: chosen.includes('looked-after'),
        ...(rules.length > 0 ? { rules } : {}),
      },
    }
    return [triaged, ...keyWorkerQuestion(context, lane, chosen)]
  },
  after: (context, { state }) => afterTriage(context, state.lookedAfter),
})

function reasonsField(
  name: string,
  label: string,
  reasons: readonly { readonly id: string; readonly text: string; readonly known: boolean }[],
  hint: string,
): Field {
  return {
    kind: 'checkboxes',
    name,
    label,
    hint,
    value: reasons
      .filter(({ known }) => known)
      .map(({ id }) => id)
      .join(','),
    choices: reasons.map(({ id, text, known }) => ({
      value: id,
      text,
      ...(known ? { hint: 'Stands in the referral or on the record' } : {}),
    })),
  }
}

function checkLane(
  reader: FormReader,
  lane: 'red' | 'standard',
  chosen: readonly string[],
  because: string,
): void {
  if (because !== '') return
  if (lane === 'red' && chosen.length === 0)
    reader.fault('because', 'Choose a reason for the red lane, or write down why the child is in it.')
  if (lane === 'standard' && chosen.length > 0)
    reader.fault('because', 'The reasons chosen put the child into the red lane. Write down why not.')
}

/** A child known to social care: the key worker hears of it in the time that the pack gives. */
function keyWorkerQuestion(
  { deps, by, today }: ActContext,
  lane: 'red' | 'standard',
  chosen: readonly string[],
): readonly NewEvent[] {
  const within = deps.packs.rulesAt(today, by.pack).rule<number>('safeguarding/key-worker-told-within')
  if (lane !== 'red' || !within.ok || !isKnownToSocialCare(chosen)) return []
  const { value, because } = within.value
  const citation = because[0]
  return [
    {
      kind: 'question-asked',
      facts: {
        of: 'authority',
        question: 'Tell the key worker in social care',
        answerBy: addDays(today, hoursAsDays(value)),
      },
      ...(citation ? { citation: { source: citation.source, at: citation.at } } : {}),
    },
  ]
}

async function afterTriage(context: ActContext, lookedAfter: boolean): Promise<Result<void>> {
  const { deps, trx, by, matter } = context
  const virtualSchool = lookedAfter ? await findOrganisationOfKind(trx, 'virtual-school') : undefined
  if (virtualSchool)
    await openMatterTo(
      trx,
      matter.id,
      virtualSchool.id,
      'virtual-school',
      'the child is looked after (policy 3.5)',
      deps.clock.now(),
    )
  const enquiry = await linkedEnquiry(trx, matter)
  if (enquiry?.state !== 'Q5') return ok(undefined)
  const acknowledged = await recordEvents(deps, trx, by, enquiry.id, [
    { kind: 'referral-acknowledged', facts: { officer: by.name, reference: matter.reference } },
  ])
  if (!acknowledged.ok) return acknowledged
  await tellSchool(context, enquiry, matter.reference)
  return ok(undefined)
}

/** The school hears who has its referral. */
export async function tellSchool(
  { deps, trx, by }: ActContext,
  enquiry: Parameters<typeof tellOrganisation>[3]['matter'] & { readonly schoolUrn: number | null },
  caseReference: string,
): Promise<void> {
  const school =
    enquiry.schoolUrn === null ? undefined : await findOrganisationOfSchool(trx, enquiry.schoolUrn)
  if (school === undefined) return
  await tellOrganisation(deps, trx, by, {
    template: 'referral-acknowledged',
    pack: by.pack,
    organisation: school,
    matter: enquiry,
    about: caseReference,
    facts: { caseReference },
  })
}
