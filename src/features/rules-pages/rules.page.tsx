import type { VNode } from 'preact'
import { displayDate } from '../../domain/calendar/display-date.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { Rule } from '../../domain/rule.ts'
import type { Source } from '../../rules/pack-kinds.ts'
import type { Conflict, Paragraph } from '../../rules/rules-on-day.ts'
import { Tag } from '../../web/components/govuk/messages.tsx'
import { SubNavigation } from '../../web/components/moj/case-work.tsx'
import { ConflictNote } from '../../web/components/onroll/decision.tsx'
import { EmptyList, Note, P, PageHeading, Section, Sub } from '../../web/components/onroll/headings.tsx'
import { StackingTable } from '../../web/components/onroll/table.tsx'
import { folderWords, ruleValueWords, sourceWords } from './rule-words.ts'

export interface RulesHead {
  readonly on: PlainDate
  readonly authorityName: string
  readonly edition: string
}

type Part = 'rules' | 'unconfirmed' | 'sources' | 'conflicts' | 'policy'

const PARTS: readonly (readonly [Part, string, string])[] = [
  ['rules', '/rules', 'Rules in force'],
  ['unconfirmed', '/rules/to-confirm', 'To confirm'],
  ['sources', '/rules/sources', 'By source'],
  ['conflicts', '/rules/conflicts', 'Where policy and law differ'],
  ['policy', '/rules/policy', 'The policy'],
]

function Top({
  head,
  part,
  title,
  lead,
}: {
  readonly head: RulesHead
  readonly part: Part
  readonly title: string
  readonly lead: string
}): VNode {
  return (
    <>
      <SubNavigation
        label="Rules"
        items={PARTS.map(([name, path, text]) => ({
          href: `${path}?on=${head.on}`,
          text,
          current: name === part,
        }))}
      />
      <PageHeading title={title} lead={lead} />
      <form class="onr-mapbar" method="get" aria-label="Which day">
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

/** Every value of law and policy in force on a day, with the texts that it rests on. */
export function RulesPage({
  head,
  rules,
  part,
}: {
  readonly head: RulesHead
  readonly rules: readonly Rule<unknown>[]
  readonly part: 'rules' | 'unconfirmed'
}): VNode {
  const folders = Map.groupBy(rules, (rule) => folderWords(rule.key))
  const title = part === 'rules' ? 'Rules in force' : 'Values to confirm'
  const lead =
    part === 'rules'
      ? `${rules.length} values in force on ${displayDate(head.on)}.`
      : `${rules.length} values that nobody has confirmed for this authority yet. They apply until somebody changes them.`
  return (
    <>
      <Top head={head} part={part} title={title} lead={lead} />
      {rules.length === 0 && <EmptyList>Every value is confirmed.</EmptyList>}
      {[...folders].map(([folder, list]) => (
        <Section key={folder}>
          <RuleTable caption={folder} rules={list} />
        </Section>
      ))}
    </>
  )
}

function RuleTable({
  caption,
  rules,
}: {
  readonly caption: string
  readonly rules: readonly Rule<unknown>[]
}): VNode {
  return (
    <StackingTable
      caption={caption}
      columns={[
        { header: 'Rule' },
        { header: 'Value' },
        { header: 'Because' },
        { header: 'In force', nowrap: true, labelWhenStacked: true },
      ]}
      rows={rules.map((rule) => ({
        key: rule.key,
        cells: [
          <>
            {rule.label}
            <small>{rule.key}</small>
          </>,
          <>
            {ruleValueWords(rule)}
            {!rule.confirmed && (
              <>
                {' '}
                <Tag text="To confirm" colour="orange" />
              </>
            )}
          </>,
          rule.because.map((citation) => (
            <Sub key={`${citation.source} ${citation.at}`}>{sourceWords(citation)}</Sub>
          )),
          rule.to === undefined
            ? `since ${displayDate(rule.from)}`
            : `${displayDate(rule.from)} to ${displayDate(rule.to)}`,
        ],
      }))}
    />
  )
}

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
      <Top
        head={head}
        part="sources"
        title="Rules by source"
        lead="When a text changes, this is what it touches."
      />
      {lines.map(({ source, rules }) => (
        <Section key={source.id} title={source.title}>
          <P>
            {[
              source.edition,
              source.to === undefined
                ? `in force since ${displayDate(source.from)}`
                : `in force from ${displayDate(source.from)} to ${displayDate(source.to)}`,
              source.note,
            ]
              .filter(Boolean)
              .join('. ')}
            {source.link !== undefined && (
              <>
                {'. '}
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

function placesOf(rule: Rule<unknown>, source: string): string {
  return rule.because
    .filter((citation) => citation.source === source)
    .map((citation) => citation.at)
    .join(', ')
}

/** Where the policy's wording permits what a stronger text forbids, and which governs. */
export function ConflictsPage({
  head,
  conflicts,
}: {
  readonly head: RulesHead
  readonly conflicts: readonly Conflict[]
}): VNode {
  return (
    <>
      <Top
        head={head}
        part="conflicts"
        title="Where policy and law differ"
        lead={`${conflicts.length} places on ${displayDate(head.on)}. The stronger text governs until the policy is amended.`}
      />
      {conflicts.length === 0 && <EmptyList>None on this day.</EmptyList>}
      {conflicts.map((conflict) => (
        <Section key={conflict.key}>
          <ConflictOf conflict={conflict} />
        </Section>
      ))}
    </>
  )
}

function ConflictOf({ conflict }: { readonly conflict: Conflict }): VNode {
  return (
    <ConflictNote title={`${conflict.label} (policy ${conflict.paragraphs.join(', ')})`}>
      {conflict.effect}
      <Sub>{`By its wording the policy permits it: ${sourceWords(conflict.permits)}`}</Sub>
      <Sub>{`What governs: ${sourceWords(conflict.governs)}. They have differed since ${displayDate(conflict.since)}`}</Sub>
    </ConflictNote>
  )
}

/** The policy paragraph by paragraph, each with what the law says otherwise. */
export function PolicyPage({
  head,
  paragraphs,
  conflicts,
}: {
  readonly head: RulesHead
  readonly paragraphs: readonly Paragraph[]
  readonly conflicts: readonly Conflict[]
}): VNode {
  return (
    <>
      <Top
        head={head}
        part="policy"
        title="The policy"
        lead="Restated paragraph by paragraph, with what the law says otherwise beside it."
      />
      {paragraphs.length === 0 && <EmptyList>This authority’s pack holds no policy text.</EmptyList>}
      {paragraphs.map((paragraph) => (
        <section key={paragraph.id} id={`p-${paragraph.id}`}>
          <h2 class="onr-h3">{`${paragraph.id} ${paragraph.title}`}</h2>
          <P>{paragraph.text}</P>
          {conflicts
            .filter((conflict) => conflict.paragraphs.includes(paragraph.id))
            .map((conflict) => (
              <ConflictOf key={conflict.key} conflict={conflict} />
            ))}
        </section>
      ))}
    </>
  )
}
