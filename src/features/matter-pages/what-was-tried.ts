import { displayDateShort } from '../../domain/calendar/display-date.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { MatterEvent } from '../../domain/case/matter-event.ts'
import type { EnquiryCheck } from '../../domain/enquiry/enquiry-check.ts'
import { londonDay } from '../../platform/clock/clock.ts'
import { describeEvent, resultInWords } from '../cases/index.ts'
import type { DeadlineRow } from '../deadlines/index.ts'

export interface TriedLine {
  readonly id: string
  readonly on: PlainDate
  /** The instant it was written down, where that was on the day itself. */
  readonly at?: string
  readonly how: string
  readonly by: string
  readonly result: string
  readonly evidence?: { readonly text: string }
  readonly corrects?: string
}

const LEDGER: ReadonlySet<string> = new Set([
  'enquiry-recorded',
  'parent-reached',
  'admissions-asked',
  'admissions-answered',
  'team-requested',
  'team-received',
  'team-accepted',
  'visit-recorded',
  'team-outcome-recorded',
])

/** The one ledger that school, team and authority read and add to, newest first. */
export function whatWasTried(
  events: readonly MatterEvent[],
  checks: readonly EnquiryCheck[],
  deadlines: readonly DeadlineRow[],
): readonly TriedLine[] {
  const bySeq = new Map(events.map((event) => [event.seq, event]))
  return events
    .flatMap((event): readonly (TriedLine & { readonly seq: number })[] => {
      const corrected = event.kind === 'correction-recorded' ? bySeq.get(event.facts.corrects) : undefined
      if (!LEDGER.has(event.kind) && !(corrected && LEDGER.has(corrected.kind))) return []
      return [
        {
          seq: event.seq,
          id: String(event.seq),
          on: event.happenedOn,
          ...(londonDay(new Date(event.recordedAt)) === event.happenedOn ? { at: event.recordedAt } : {}),
          by: event.by.name,
          ...wordsOf(event, checks, deadlines),
          ...(corrected
            ? { corrects: `Corrects the line of ${displayDateShort(corrected.happenedOn)}` }
            : {}),
        },
      ]
    })
    .toSorted((a, b) => (a.on === b.on ? b.seq - a.seq : a.on < b.on ? 1 : -1))
    .map(({ seq, ...line }) => line)
}

type Words = Pick<TriedLine, 'how' | 'result' | 'evidence'>

function wordsOf(
  event: MatterEvent,
  checks: readonly EnquiryCheck[],
  deadlines: readonly DeadlineRow[],
): Words {
  const evidence =
    'evidence' in event.facts && typeof event.facts.evidence === 'string'
      ? { evidence: { text: event.facts.evidence } }
      : {}
  if (event.kind === 'enquiry-recorded') {
    const { check, method, who, result, note } = event.facts
    const label = checks.find((each) => each.id === check)?.label
    return {
      how: [sentence(method), who, label && `(${label})`].filter(Boolean).join(', ').replace(', (', ' ('),
      result: [resultInWords(result), note].filter(Boolean).join('. '),
      ...evidence,
    }
  }
  if (event.kind === 'admissions-asked') {
    const due = deadlines.find((row) => row.kind === 'admissions-answer' && row.status === 'open')
    return {
      how: 'Asked School Admissions whether the child is on another roll',
      result: [
        due ? `Waiting. Answer due ${displayDateShort(due.dueOn)}` : 'Answered, see above',
        event.facts.note,
      ]
        .filter(Boolean)
        .join('. '),
    }
  }
  const { title, text } = describeEvent(event)
  return { how: title, result: text, ...evidence }
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
