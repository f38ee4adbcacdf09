import { displayDateWithWeekday } from '../../domain/calendar/display-date.ts'
import type { StateId } from '../../domain/case/process-states.ts'
import type { DeadlineRow } from '../deadlines/index.ts'
import type { MatterView } from './matter-view.ts'
import { ownerWords } from './matter-words.ts'

export interface NextStep {
  readonly title: string
  readonly note?: string
  readonly state: 'past' | 'here' | 'ahead'
}

interface Stage {
  readonly states: readonly StateId[]
  readonly title: string
  readonly note?: string | undefined
  /** False where the way went past it. */
  readonly onTheWay: boolean
  readonly past: boolean
}

/** The way of a school's enquiry: what was done, where it stands, what follows, when and by whom. */
export function whatHappensNext(view: MatterView): readonly NextStep[] {
  const { state } = view
  const stages = stagesOf(view)
  const here = stages.findIndex((stage) => stage.states.includes(state.state))
  const steps = stages.flatMap((stage, index): readonly NextStep[] => {
    const at = state.open && index === here
    const past = !at && (stage.past || (!state.open && stage.states.some((id) => wasAt(view, id))))
    if (!at && !past && (!state.open || index < here || !stage.onTheWay)) return []
    const note = stage.note === undefined ? {} : { note: stage.note }
    return [{ title: stage.title, ...note, state: at ? 'here' : past ? 'past' : 'ahead' }]
  })
  return steps.toSorted((a, b) => ORDER[a.state] - ORDER[b.state])
}

/** What the law asks for on a day of its own may be done before the step in hand is. */
const ORDER = { past: 0, here: 1, ahead: 2 } as const

function stagesOf(view: MatterView): readonly Stage[] {
  const { state, events, child, teamName } = view
  const attempts = events.filter((event) => event.kind === 'enquiry-recorded').length
  const due = (kind: string) => view.deadlines.find((row) => row.kind === kind)
  const noShow = state.route === 'R1' || state.route === null
  const removed = state.removal !== null
  return [
    {
      states: ['Q0', 'Q1'],
      title: 'School contacts home',
      note:
        attempts === 0
          ? 'Nothing has been recorded yet'
          : `${attempts} attempt${attempts === 1 ? '' : 's'} recorded`,
      onTheWay: true,
      past: wasAt(view, 'Q1') && state.state !== 'Q1',
    },
    {
      states: ['Q2'],
      title: 'Admissions looks for another roll',
      note: admissionsNote(view, due('ask-admissions'), due('admissions-answer')),
      onTheWay: noShow,
      past: state.admissions.answeredOn !== null,
    },
    {
      states: ['Q3'],
      title: wasAt(view, 'Q3')
        ? `${teamName} looks for the family`
        : `If on no other roll: ${teamName} visits`,
      note: teamNote(view),
      onTheWay: true,
      past: state.team.outcome !== null,
    },
    {
      states: [],
      title: dated('tell the authority', due('tell-authority'), 'Tell the authority'),
      note: doneOr(due('tell-authority'), 'The law asks for it whether or not the child is found by then'),
      onTheWay: due('tell-authority') !== undefined,
      past: state.tenDayReportSentOn !== null,
    },
    {
      states: ['Q4'],
      title: dated('refer to the CME team', due('refer-to-cme'), 'Refer to the CME team'),
      note: doneOr(
        due('refer-to-cme'),
        waitsForTeam(view)
          ? `It can go as soon as ${teamName} has written what it found. Ask the team a question if you wait`
          : `If ${child.givenName} is still not found. The form is already filled in from this page`,
      ),
      onTheWay: true,
      past: state.referral.sentOn !== null,
    },
    {
      states: ['Q5'],
      title: 'The CME team acknowledges',
      note: ownedNote(view, due('acknowledge')),
      onTheWay: state.referral.sentOn !== null,
      past: state.referral.acknowledgedOn !== null,
    },
    {
      states: ['Q5a'],
      title: 'School and authority write down the same outcome',
      note: outcomeNote(view, due('school-outcome'), due('authority-outcome')),
      onTheWay: state.referral.sentOn !== null,
      past: state.agreedOutcome !== null,
    },
    {
      states: ['Q6', 'Q7'],
      title: 'The headteacher decides whether the name is removed',
      note: removed ? undefined : ownedNote(view, due('removal-decision')),
      onTheWay: state.referral.acknowledgedOn !== null || wasAt(view, 'Q6'),
      past: removed,
    },
    {
      states: ['Q8', 'Q9'],
      title: 'The transfer file goes out',
      note: ownedNote(view, due('transfer-file')),
      onTheWay: wasAt(view, 'Q6') || wasAt(view, 'Q7'),
      past: state.transferFile.uploadedOn !== null,
    },
  ]
}

/** Day 20 has come, but the team has not said what it found: the referral needs both (policy 4.4, 4.7). */
function waitsForTeam({ state, deadlines, today }: MatterView): boolean {
  const due = deadlines.find((row) => row.kind === 'refer-to-cme' && row.status === 'open')
  return state.state === 'Q3' && state.team.outcome === null && due !== undefined && due.dueOn <= today
}

function wasAt({ state }: Pick<MatterView, 'state'>, id: StateId): boolean {
  return state.path.some((step) => step.state === id)
}

function dated(words: string, row: DeadlineRow | undefined, plain: string): string {
  return row === undefined || row.status === 'met' ? plain : `${displayDateWithWeekday(row.dueOn)}: ${words}`
}

function doneOr(row: DeadlineRow | undefined, words: string): string {
  return row?.metOn ? `Done on ${displayDateWithWeekday(row.metOn)}` : words
}

function ownedNote(view: MatterView, row: DeadlineRow | undefined): string | undefined {
  if (row === undefined) return undefined
  if (row.metOn !== null) return `Done on ${displayDateWithWeekday(row.metOn)}`
  return `Due ${displayDateWithWeekday(row.dueOn)}, from ${ownerWords(view, row)}`
}

function admissionsNote(
  view: MatterView,
  ask: DeadlineRow | undefined,
  answer: DeadlineRow | undefined,
): string | undefined {
  const { onRoll, school } = view.state.admissions
  if (onRoll !== null)
    return onRoll === 'elsewhere' ? `On the roll of ${school ?? 'another school'}` : 'On no other roll'
  if (answer !== undefined)
    return `Answer due ${displayDateWithWeekday(answer.dueOn)}, from ${ownerWords(view, answer)}`
  return ask === undefined ? undefined : `Ask by ${displayDateWithWeekday(ask.dueOn)}`
}

function teamNote({ state, deadlines }: MatterView): string | undefined {
  const { name, receivedOn, visitedOn, requestedOn } = state.team
  const visit = deadlines.find((row) => row.kind === 'team-visit' && row.status === 'open')
  if (visitedOn !== null) return `Visited on ${displayDateWithWeekday(visitedOn)}`
  if (visit !== undefined) return `Visit due ${displayDateWithWeekday(visit.dueOn)}`
  if (receivedOn !== null) return `${name ?? 'The team'} has the request`
  return requestedOn === null ? undefined : `Asked on ${displayDateWithWeekday(requestedOn)}`
}

function outcomeNote(view: MatterView, ...rows: readonly (DeadlineRow | undefined)[]): string | undefined {
  const { school, authority } = view.state.signatures
  const open = rows.flatMap((row) =>
    row?.status === 'open' ? [`${ownerWords(view, row)} by ${displayDateWithWeekday(row.dueOn)}`] : [],
  )
  const signed = [
    school && 'The school has written its outcome',
    authority && 'The authority has written its outcome',
  ].filter(Boolean)
  return [...signed, ...open].join('. ') || undefined
}
