import type { VNode } from 'preact'
import { displayDate } from '../../domain/calendar/display-date.ts'
import type { Rule } from '../../domain/rule.ts'
import type { Source } from '../../rules/pack-kinds.ts'
import { P, Section } from '../../web/components/onroll/headings.tsx'
import { PageIndex, type RulesHead, RulesTop } from './rules-top.page.tsx'

export interface SourceLine {
  readonly source: Source
  readonly rules: readonly Rule<unknown>[]
}

/** Every text with all that rests on it: what a change of a regulation touches. */
export function SourcesPage({
  head,
  lines,
}: {
  readonly head: RulesHead
  readonly lines: readonly SourceLine[]
}): VNode {
  return (
    <>
      <RulesTop
        head={head}
        part="sources"
        title="Rules by source"
        lead="When a text changes, this is what it touches. The number says how many values rest on it."
      />
      <PageIndex
        label="Sources"
        items={lines.map(({ source, rules }) => ({ id: source.id, text: source.title, count: rules.length }))}
      />
      {lines.map(({ source, rules }) => (
        <Section key={source.id} id={source.id} title={source.title}>
          <P>
            {aboutSource(source)}
            {source.link !== undefined && (
              <>
                {' '}
                <a class="govuk-link" href={source.link} rel="noreferrer">
                  {`Read ${source.title}`}
                </a>
              </>
            )}
          </P>
          {rules.length === 0 ? (
            <P>No value in force on this day rests on it.</P>
          ) : (
            <ul class="govuk-list govuk-list--bullet">
              {rules.map((rule) => (
                <li key={rule.key}>{`${rule.label}: ${placesOf(rule, source.id)}`}</li>
              ))}
            </ul>
          )}
        </Section>
      ))}
    </>
  )
}

function aboutSource(source: Source): string {
  const force =
    source.to === undefined
      ? `In force since ${displayDate(source.from)}`
      : `In force from ${displayDate(source.from)} to ${displayDate(source.to)}`
  return [source.edition, force, source.note]
    .filter((each) => each !== undefined)
    .map((each) => `${each.charAt(0).toUpperCase()}${each.slice(1).replace(/\.$/, '')}.`)
    .join(' ')
}

function placesOf(rule: Rule<unknown>, source: string): string {
  return rule.because
    .filter((citation) => citation.source === source)
    .map((citation) => citation.at)
    .join(', ')
}
