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

/** The bar above a page about a child alone. */
export function identityOfChild(child: Child, today: PlainDate): Identity {
  return {
    name: listName(child),
    facts: [
      { label: 'Born', value: `${displayDate(child.bornOn)} (${ageOn(child.bornOn, today)})` },
      ...yearFact(child.bornOn, today),
      { label: 'UPN', value: child.upn ?? 'not yet known' },
      { label: 'Reference', value: child.reference },
    ],
  }
}

/** The bar above a page about a matter: who the child is, and how things stand. */
export function identityOf({
  child,
  matter,
  state,
  today,
  deps,
  by,
}: Pick<ActContext, 'child' | 'matter' | 'state' | 'today'> &
  Partial<Pick<ActContext, 'deps' | 'by'>>): Identity {
  const at = stateOf(state.state)
  const tags: NonNullable<Identity['tags']>[number][] = [
    { text: at.label, colour: matter.open ? 'orange' : 'grey' },
  ]
  if (state.lane === 'red')
    tags.push({
      text: redLaneWords(state.redReasons[0], deps && by ? { deps, pack: by.pack, today } : undefined),
      colour: 'red',
    })
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

/** The reason in the words of the pack; without a pack at hand only that it is the red lane. */
function redLaneWords(
  reason: string | undefined,
  from: { readonly deps: ActContext['deps']; readonly pack: string; readonly today: PlainDate } | undefined,
): string {
  if (reason === undefined || from === undefined) return 'Red lane'
  const rules = from.deps.packs.rulesAt(from.today, from.pack).caseHandling()
  const known = rules.ok ? rules.value.redLaneReasons.value.find(({ id }) => id === reason)?.label : undefined
  const words = known ?? (reason.includes(' ') ? reason : undefined)
  return words === undefined ? 'Red lane' : `Red lane: ${words.charAt(0).toLowerCase()}${words.slice(1)}`
}
