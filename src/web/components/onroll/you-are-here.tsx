import type { VNode } from 'preact'
import type { NavigationLink } from '../govuk/links.tsx'
import { AsideBox } from './boxes.tsx'

/** A state of the policy's process: its id and its name. */
export interface ProcessState {
  readonly id: string
  readonly name: string
}

export interface YouAreHereProps {
  readonly here: ProcessState
  /** "for 13 school days". */
  readonly since: string
  /** Ids of the states walked through, in order, without the present one. */
  readonly walked: readonly string[]
  readonly next: readonly ProcessState[]
  readonly map?: NavigationLink | undefined
  /** The small map, where it is drawn. Without it the way is shown as a row of states. */
  readonly drawing?: VNode | undefined
}

/** Where a child stands in the policy: the way walked, the present state, and where it can go. */
export function YouAreHere({ here, since, walked, next, map, drawing }: YouAreHereProps): VNode {
  return (
    <AsideBox title="You are here">
      {drawing ?? <Way here={here} walked={walked} next={next} />}
      <p class="onr-p onr-s--below">
        <b>
          {here.id} {here.name}
        </b>{' '}
        {since}
      </p>
      <p class="onr-s">
        {next.length === 0 ? 'This is an end.' : `Can go to: ${next.map(inWords).join('; ')}.`}
      </p>
      {map !== undefined && (
        <p class="onr-s onr-s--below">
          <a class="govuk-link" href={map.href}>
            {map.text}
          </a>
        </p>
      )}
    </AsideBox>
  )
}

function Way({ here, walked, next }: Pick<YouAreHereProps, 'here' | 'walked' | 'next'>): VNode {
  return (
    <ol
      class="onr-here"
      aria-label={`Way walked: ${walked.length === 0 ? 'this is the first state' : walked.join(', ')}`}
    >
      {walked.map((id, index) => (
        // A state can be walked through twice.
        <li key={`${id}-${index}`}>{id}</li>
      ))}
      <li class="here" aria-current="step">
        {here.id}
      </li>
      {next.map(({ id }) => (
        <li key={`next-${id}`} class="next">
          {id}
          <span class="govuk-visually-hidden"> can be next</span>
        </li>
      ))}
    </ol>
  )
}

function inWords({ id, name }: ProcessState): string {
  // An abbreviation keeps its capitals: "EHE team told".
  const isAbbreviation = /^[A-Z]{2}/.test(name)
  return `${id} ${isAbbreviation ? name : `${name.charAt(0).toLowerCase()}${name.slice(1)}`}`
}
