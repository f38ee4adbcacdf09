import { CLOSING_REASONS } from '../../domain/case/authority-case-facts.ts'
import type { ClosingReasonItem } from '../../rules/rules-on-day.ts'
import type { ActContext } from '../cases/index.ts'
import { filled, stepAct } from '../cases/index.ts'
import { caseManagers, managerField } from './case-managers.ts'

/** T51: a case closes on a verified fact with its source and evidence, and on nothing else (policy 3.1). */
export const closeCaseAct = stepAct({
  action: 'close-case',
  permission: 'close-case',
  heading: ({ child }) => `What verified fact closes ${child.givenName}’s case?`,
  lead: 'A child who is not traced, or is only believed to have moved, stays open under a slower review. A later report opens a closed case again.',
  citation: 'Policy 3.1; closing reasons of the authority’s own list',
  async fields(context) {
    return [
      {
        kind: 'radios',
        name: 'reason',
        label: 'Reason',
        choices: reasonsOf(context).map(({ id, label, closes, needs }) => ({
          value: id,
          text: label,
          hint: closes ? needsWords(needs) : 'Closes nothing: the case stays open',
        })),
      },
      {
        kind: 'textarea',
        name: 'fact',
        label: 'The fact',
        hint: 'For example: on roll at Example High School since 2 November',
      },
      { kind: 'text', name: 'source', label: 'Who says so?' },
      { kind: 'text', name: 'evidence', label: 'What verifies it?' },
      await managerField(
        context,
        'Which manager agrees?',
        'Needed for abroad, for no further action and for a record made in error',
      ),
    ]
  },
  async read(reader, context) {
    const item = readReason(reader, context)
    const fact = reader.text('fact', 'Write down the fact.')
    const source = reader.text('source', 'Write down who says so.', 500)
    const evidence = reader.text('evidence', 'Write down what verifies it.', 1000)
    const names = await caseManagers(context)
    const needed = item?.closes === true && item.needs.includes('manager')
    const [manager] = reader.choices('manager', names)
    if (needed && manager === undefined)
      reader.fault('manager', `“${item.label}” needs a manager. Name the manager who agrees.`)
    const reason = CLOSING_REASONS.find((each) => each === item?.id)
    if (reason === undefined) return undefined
    return {
      kind: 'case-closed',
      facts: { reason, fact, source, evidence, ...filled('manager', manager ?? '') },
    }
  },
})

function reasonsOf({ deps, by, today }: ActContext): readonly ClosingReasonItem[] {
  const handling = deps.packs.rulesAt(today, by.pack).caseHandling()
  return handling.ok ? handling.value.closingReasons.value : []
}

function readReason(
  reader: Parameters<Parameters<typeof stepAct>[0]['read']>[0],
  context: ActContext,
): ClosingReasonItem | undefined {
  const reasons = reasonsOf(context)
  const id = reader.choice(
    'reason',
    reasons.map((reason) => reason.id),
    'Choose the reason.',
  )
  const item = reasons.find((reason) => reason.id === id)
  if (item && !item.closes)
    reader.fault(
      'reason',
      `“${item.label}” is believed, not verified, and closes nothing. Record what is left to check, or that nothing is; the case then stays open under a slower review.`,
    )
  return item
}

const NEEDS = { source: 'a source', evidence: 'evidence', manager: 'a manager’s name' } as const

function needsWords(needs: ClosingReasonItem['needs']): string {
  return `Needs ${needs.map((need) => NEEDS[need]).join(', ')}`
}

/** T52: a later return or report. The history stays. */
export const reopenCaseAct = stepAct({
  action: 'reopen-case',
  permission: 'close-case',
  heading: 'Why is the case opened again?',
  lead: 'It begins again at the top, with all that was recorded before.',
  citation: 'Policy 3.1',
  fields: () => [{ kind: 'textarea', name: 'because', label: 'What was reported, and by whom?' }],
  read(reader) {
    const because = reader.text('because', 'Write down what was reported, and by whom.')
    return because === '' ? undefined : { kind: 'case-reopened', facts: { because } }
  },
})
