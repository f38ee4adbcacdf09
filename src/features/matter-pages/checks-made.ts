import { displayDateShort } from '../../domain/calendar/display-date.ts'
import { daysBetween, type PlainDate } from '../../domain/calendar/plain-date.ts'
import type { MatterEvent } from '../../domain/case/matter-event.ts'
import { eventsOfKind } from '../../domain/case/matter-event.ts'
import type { EnquiryCheck } from '../../domain/enquiry/enquiry-check.ts'
import { type EnquiryStanding, resultInWords } from '../cases/index.ts'

export interface CheckMade {
  readonly key: string
  readonly asked: string
  /** The law that lets us ask. */
  readonly gateway: string | undefined
  readonly on: PlainDate
  readonly taken: string
  readonly late: boolean
  readonly answer: string
}

/** Whom the authority asked, under which law, how long the answer took and what it was. */
export function checksMade(
  events: readonly MatterEvent[],
  list: readonly EnquiryCheck[],
  today: PlainDate,
): readonly CheckMade[] {
  const answers = eventsOfKind(events, 'check-answered')
  const requests = eventsOfKind(events, 'check-requested')
  return requests.map((request, index): CheckMade => {
    const again = requests.slice(index + 1).find((each) => each.facts.check === request.facts.check)
    const answer = answers.find(
      (each) =>
        each.facts.check === request.facts.check &&
        each.seq > request.seq &&
        (again === undefined || each.seq < again.seq),
    )
    const known = list.find((each) => each.id === request.facts.check)
    const { answerBy } = request.facts
    const late = answer === undefined && answerBy !== undefined && answerBy < today
    return {
      key: String(request.seq),
      asked: [known?.label, request.facts.asked]
        .filter((part, at, all) => part && all.indexOf(part) === at)
        .join(', '),
      gateway: request.facts.basis ?? known?.gateway?.basis,
      on: request.happenedOn,
      taken: takenWords(request.happenedOn, answer?.happenedOn, answerBy, today),
      late,
      answer:
        answer === undefined
          ? waitingWords(answerBy)
          : [resultInWords(answer.facts.result), answer.facts.note].filter(Boolean).join('. '),
    }
  })
}

/**
 * The authority's checks that nobody has asked for yet: those that the child needs, and those for some children.
 *
 * @param standing  what the school's enquiry says is needed; undefined for a child whom no school looks for
 */
export function checksNotAsked(
  events: readonly MatterEvent[],
  list: readonly EnquiryCheck[],
  standing: EnquiryStanding | undefined,
): { readonly always: readonly EnquiryCheck[]; readonly sometimes: readonly EnquiryCheck[] } {
  const asked = new Set(eventsOfKind(events, 'check-requested').map((request) => request.facts.check))
  const open = list.filter((check) => check.by === 'authority' && !asked.has(check.id))
  const needed = new Set(
    standing?.checks.filter(({ complete }) => !complete).map(({ check }) => check.id) ??
      open.filter((check) => check.neededWhen === 'always').map(({ id }) => id),
  )
  return {
    always: open.filter(({ id }) => needed.has(id)),
    sometimes: open.filter(({ id }) => !needed.has(id)),
  }
}

function takenWords(
  asked: PlainDate,
  answered: PlainDate | undefined,
  answerBy: PlainDate | undefined,
  today: PlainDate,
): string {
  const days = daysBetween(asked, answered ?? today)
  const words = days === 0 ? 'same day' : `${days} day${days === 1 ? '' : 's'}`
  if (answered !== undefined) return words
  const late = answerBy === undefined ? 0 : daysBetween(answerBy, today)
  return late > 0 ? `${late} day${late === 1 ? '' : 's'} late` : `${words}, open`
}

function waitingWords(answerBy: PlainDate | undefined): string {
  return answerBy === undefined ? 'Waiting' : `Waiting, promised ${displayDateShort(answerBy)}`
}
