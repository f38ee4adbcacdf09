import { daysBetween, type PlainDate } from '../../domain/calendar/plain-date.ts'
import type { MatterEvent } from '../../domain/case/matter-event.ts'
import { eventsOfKind } from '../../domain/case/matter-event.ts'
import type { SuggestedSource } from '../../domain/enquiry/suggest-sources.ts'
import { resultInWords } from '../cases/index.ts'

export interface SourceStanding extends SuggestedSource {
  readonly standing: 'not-tried' | 'waiting' | 'answered'
  readonly asked: string | undefined
  readonly askedOn: PlainDate | undefined
  readonly chaseOn: PlainDate | undefined
  /** How old the request is, or how long the answer took. Unit: calendar days. */
  readonly days: number
  readonly answer: string | undefined
}

/** Where each source stands on one case: not tried, waiting since when, or answered and how. */
export function standingOfSources(
  sources: readonly SuggestedSource[],
  events: readonly MatterEvent[],
  today: PlainDate,
): readonly SourceStanding[] {
  const requests = eventsOfKind(events, 'check-requested')
  const answers = eventsOfKind(events, 'check-answered')
  return sources.map((source) => {
    const request = requests.findLast((each) => each.facts.check === source.check.id)
    const answer = answers.findLast(
      (each) => each.facts.check === source.check.id && (request === undefined || each.seq > request.seq),
    )
    const from = request?.happenedOn ?? answer?.happenedOn
    return {
      ...source,
      standing: answer ? 'answered' : request ? 'waiting' : 'not-tried',
      asked: request?.facts.asked,
      askedOn: from,
      chaseOn: request?.facts.answerBy,
      days: from === undefined ? 0 : daysBetween(from, answer?.happenedOn ?? today),
      answer: answer && [resultInWords(answer.facts.result), answer.facts.note].filter(Boolean).join('. '),
    }
  })
}
