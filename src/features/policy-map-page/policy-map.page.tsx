import type { VNode } from 'preact'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { type StateId, stateOf } from '../../domain/case/process-states.ts'
import { PageHeading, Section } from '../../web/components/onroll/headings.tsx'
import { PolicyMap } from '../../web/components/policy-map/policy-map-drawing.tsx'
import { PolicyMapKey } from '../../web/components/policy-map/policy-map-key.tsx'
import { PolicyMapTable } from '../../web/components/policy-map/policy-map-table.tsx'
import type { MapView } from './load-map.ts'

export interface PolicyMapPageProps {
  readonly map: MapView
  readonly today: PlainDate
  readonly districts: readonly { readonly id: string; readonly name: string }[]
  readonly district: string | undefined
  /** False for roles that read the counts but open no list. */
  readonly listsOpen: boolean
}

const TABLE = 'map-table'

/** Every open enquiry, case and home education record where it stands in the policy; the table holds the same facts. */
export function PolicyMapPage({ map, today, districts, district, listsOpen }: PolicyMapPageProps): VNode {
  const hrefFor = (state: StateId) => (listsOpen ? listOf(state, map.endedSince, district) : `#${TABLE}`)
  return (
    <>
      <PageHeading
        title="Policy map"
        lead="Every child with an open enquiry, case or home education record, where each one stands in the policy today. Ages in school days."
        action={districts.length > 0 && <DistrictForm districts={districts} district={district} />}
      />
      <p class="onr-s onr-narrow">
        <a class="govuk-link" href={`#${TABLE}`}>
          Go to the table
        </a>
        . The drawing needs a wide screen; scroll it sideways here.
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section class="onr-scroll onr-mapbox" tabIndex={0} aria-label="Drawing of the policy">
        <PolicyMap
          on={today}
          figures={map}
          hrefFor={hrefFor}
          safety={{ href: '/safety-contact', contactsThisWeek: map.contactsThisWeek }}
        />
      </section>
      <PolicyMapKey />
      <Section>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
        <section class="onr-scroll" tabIndex={0} aria-label="Table of the policy">
          <PolicyMapTable figures={map} hrefFor={hrefFor} id={TABLE} />
        </section>
      </Section>
    </>
  )
}

function DistrictForm({ districts, district }: Pick<PolicyMapPageProps, 'districts' | 'district'>): VNode {
  return (
    <form class="onr-mapbar" method="get" action="/policy-map" aria-label="Which children">
      <div class="onr-f">
        <label for="district">District</label>
        <select class="govuk-select" id="district" name="district">
          <option value="">{`All ${districts.length} districts`}</option>
          {districts.map(({ id, name }) => (
            <option key={id} value={id} selected={id === district}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" class="govuk-button govuk-button--secondary onr-btn-s">
        Show
      </button>
    </form>
  )
}

function listOf(state: StateId, endedSince: PlainDate, district: string | undefined): string {
  const { matter, open } = stateOf(state)
  const params = new URLSearchParams({
    whose: 'team',
    state,
    ...(open ? {} : { open: 'no', since: endedSince }),
  })
  if (district !== undefined) params.set('district', district)
  return `${matter === 'school-enquiry' ? '/enquiries' : '/cases'}?${params.toString()}`
}
