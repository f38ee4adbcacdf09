import { displayDate } from '../../domain/calendar/display-date.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { stateOf } from '../../domain/case/process-states.ts'
import { ageOn, yearGroupOf } from '../../domain/child/year-group.ts'
import type { Child } from '../children/index.ts'
import type { Identity } from '../slice.ts'
import type { ActContext } from './act.ts'

export function listName(child: Pick<Child, 'familyName' | 'givenName'>): string {
  return `${child.familyName}, ${child.givenName}`
}

/** The bar above a page about a matter: who the child is, and how things stand. */
export function identityOf({
  child,
  matter,
  state,
  today,
}: Pick<ActContext, 'child' | 'matter' | 'state' | 'today'>): Identity {
  const at = stateOf(state.state)
  const tags: NonNullable<Identity['tags']>[number][] = [
    { text: at.label, colour: matter.open ? 'orange' : 'grey' },
  ]
  if (state.lane === 'red')
    tags.push({ text: `Red lane${state.redReasons[0] ? `: ${state.redReasons[0]}` : ''}`, colour: 'red' })
  return {
    name: listName(child),
    tags,
    facts: [
      { label: 'Born', value: `${displayDate(child.bornOn)} (${ageOn(child.bornOn, today)})` },
      ...yearFact(child.bornOn, today),
      { label: 'UPN', value: child.upn ?? 'not yet known' },
      ...(state.dayZero ? [{ label: 'Missing since', value: displayDate(state.dayZero) }] : []),
      { label: 'Reference', value: matter.reference },
    ],
  }
}

function yearFact(bornOn: PlainDate, today: PlainDate): Identity['facts'] {
  const year = yearGroupOf(bornOn, today)
  return year === undefined ? [] : [{ label: 'Year', value: String(year) }]
}
