import type { VNode } from 'preact'
import { displayDate } from '../../domain/calendar/display-date.ts'
import type { EducationOnDay } from '../../domain/education/education-on.ts'
import { educationStatusOf } from '../../domain/education/education-status.ts'
import { formatInstant } from '../../web/components/date-words.ts'
import { Tag } from '../../web/components/govuk/messages.tsx'
import { FactList } from '../../web/components/onroll/boxes.tsx'

/** How the child is educated, since when, on whose word, and what follows for the law. */
export function EducationFacts({ found }: { readonly found: EducationOnDay }): VNode {
  const counts = countsOf(found)
  return (
    <FactList
      facts={[
        {
          label: 'Educated',
          value: (
            <>
              <b>{educationStatusOf(found.status).label}</b>{' '}
              {found.missing && <Tag text="Missing education" colour="red" />}
            </>
          ),
          // What is kept back from somebody must not read as if it were not there.
          ...(found.status === 'not-known'
            ? { note: 'as far as you may see' }
            : found.where
              ? { note: found.where }
              : {}),
        },
        { label: 'Since', value: found.since === null ? 'not known' : displayDate(found.since) },
        {
          label: 'Who says so',
          value: found.says === null ? 'nobody' : found.says.who,
          ...(found.says === null
            ? {}
            : {
                note: [
                  found.source && `Source: ${found.source}`,
                  found.evidence && `Evidence: ${found.evidence}`,
                  `Written down ${formatInstant(found.says.recordedAt)}`,
                ]
                  .filter(Boolean)
                  .join('. '),
              }),
        },
        { label: 'In law', value: counts.join('. ') },
      ]}
    />
  )
}

function countsOf(found: EducationOnDay): readonly string[] {
  if (!found.inScope) return ['Outside the duty to identify (Education Act 1996 s436A) on this day']
  const said = [
    found.inMissingReturn && 'Counts in the return of children missing education',
    found.inHomeEducationReturn &&
      'Counts in the return of home education; home education is not missing education',
    found.toBeFoundOut && 'In scope of the duty to identify',
    found.onNotInSchoolRegister &&
      'Would stand on the register of children not in school, once the 2026 Act is in force',
  ].filter((each): each is string => typeof each === 'string')
  return said.length > 0 ? said : ['In scope of the duty to identify; nothing to count']
}
