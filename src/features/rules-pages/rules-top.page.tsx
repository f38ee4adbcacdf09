import type { VNode } from 'preact'
import { displayDate } from '../../domain/calendar/display-date.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { SubNavigation } from '../../web/components/moj/case-work.tsx'
import { Note, PageHeading } from '../../web/components/onroll/headings.tsx'

export interface RulesHead {
  readonly on: PlainDate
  readonly authorityName: string
  readonly edition: string
}

export type Part = 'rules' | 'unconfirmed' | 'sources' | 'conflicts' | 'policy'

export const PATHS: Readonly<Record<Part, string>> = {
  rules: '/rules',
  conflicts: '/rules/conflicts',
  unconfirmed: '/rules/to-confirm',
  sources: '/rules/sources',
  policy: '/rules/policy',
}

const NAMES: readonly (readonly [Part, string])[] = [
  ['rules', 'Rules in force'],
  ['conflicts', 'Where policy and law differ'],
  ['unconfirmed', 'To confirm'],
  ['sources', 'By source'],
  ['policy', 'The policy'],
]

/** The address of a part on the day that is looked at. */
export function partPath(part: Part, head: RulesHead, topic?: string): string {
  return `${PATHS[part]}?on=${head.on}${topic === undefined ? '' : `&topic=${topic}`}`
}

/** What every page about rules begins with: the parts, what it is, and the day it speaks of. */
export function RulesTop({
  head,
  part,
  title,
  lead,
  topic,
}: {
  readonly head: RulesHead
  readonly part: Part
  readonly title: string
  readonly lead: string
  readonly topic?: string | undefined
}): VNode {
  return (
    <>
      <SubNavigation
        label="Rules"
        items={NAMES.map(([name, text]) => ({ href: partPath(name, head), text, current: name === part }))}
      />
      <PageHeading title={title} lead={lead} />
      <form class="onr-mapbar" method="get" aria-label="Which day">
        {topic !== undefined && <input type="hidden" name="topic" value={topic} />}
        <div class="onr-f">
          <label for="on">On the day</label>
          <input
            class="govuk-input govuk-input--width-10"
            id="on"
            name="on"
            type="text"
            value={displayDate(head.on)}
          />
        </div>
        <button type="submit" class="govuk-button govuk-button--secondary onr-btn-s">
          Show
        </button>
      </form>
      <Note>{`${head.authorityName}, pack edition ${head.edition}. The day of an event chooses the rule, never the day of reading.`}</Note>
    </>
  )
}

/** What stands on a long page, with a link to each part of it. */
export function PageIndex({
  label,
  items,
}: {
  readonly label: string
  readonly items: readonly { readonly id: string; readonly text: string; readonly count?: number }[]
}): VNode {
  return (
    <nav class="onr-index" aria-label={label}>
      <ul class="govuk-list">
        {items.map(({ id, text, count }) => (
          <li key={id}>
            <a class="govuk-link" href={`#${id}`}>
              {text}
            </a>
            {count !== undefined && ` ${count}`}
          </li>
        ))}
      </ul>
    </nav>
  )
}
