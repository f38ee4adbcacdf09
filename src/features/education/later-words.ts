import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { describeEvent } from '../cases/index.ts'
import type { HeldEducation } from './load-education.ts'
import { provisionWords } from './provision-words.ts'

/** Something that was said of a day, by whom, and when it was written down. */
export interface Word {
  readonly key: string
  readonly on: PlainDate
  readonly what: string
  readonly who: string
  readonly recordedAt: string
}

/** Everything said about days up to `day`, split by whether it was known at the instant; the latest word first. */
export function wordsAbout(
  held: HeldEducation,
  day: PlainDate,
  knownAt: Date,
): { readonly known: readonly Word[]; readonly later: readonly Word[] } {
  const words = allWords(held)
    .filter(({ on }) => on <= day)
    .toSorted((a, b) => (a.recordedAt < b.recordedAt ? 1 : -1))
  return {
    known: words.filter(({ recordedAt }) => new Date(recordedAt) <= knownAt),
    later: words.filter(({ recordedAt }) => new Date(recordedAt) > knownAt),
  }
}

function allWords({ registrations, provisions, threads }: HeldEducation): readonly Word[] {
  return [
    ...registrations.flatMap((entry) => [
      {
        key: `${entry.id} on`,
        on: entry.startingOn,
        what: `On the register of ${entry.school}`,
        who: entry.source,
        recordedAt: entry.recordedAt.toISOString(),
      },
      ...(entry.endedOn === null || entry.endRecordedAt === undefined
        ? []
        : [
            {
              key: `${entry.id} off`,
              on: entry.endedOn,
              what: `Off the register of ${entry.school}`,
              who: entry.source,
              recordedAt: entry.endRecordedAt.toISOString(),
            },
          ]),
    ]),
    ...provisions.map((fact) => ({
      key: fact.id,
      on: fact.from,
      what: `${fact.corrects === null ? '' : 'Corrected: '}${provisionWords(fact)}`,
      who: `${fact.says.who}; source: ${fact.source}`,
      recordedAt: fact.says.recordedAt,
    })),
    ...threads.flatMap(({ matter, events }) =>
      events.map((event) => {
        const { title, text } = describeEvent(event)
        return {
          key: `${matter.id} ${event.seq}`,
          on: event.happenedOn,
          what: [title, text].filter(Boolean).join(': '),
          who: [event.by.name, event.by.organisationName].filter(Boolean).join(', '),
          recordedAt: event.recordedAt,
        }
      }),
    ),
  ]
}
