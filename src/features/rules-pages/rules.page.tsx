import type { VNode } from 'preact'
import { displayDate } from '../../domain/calendar/display-date.ts'
import type { Rule } from '../../domain/rule.ts'
import type { Conflict } from '../../rules/rules-on-day.ts'
import { Tag } from '../../web/components/govuk/messages.tsx'
import { EmptyList, Link, P, Section, Sub } from '../../web/components/onroll/headings.tsx'
import { StackingTable } from '../../web/components/onroll/table.tsx'
import { type Topic, topicsOf } from './rule-topics.ts'
import { ruleValueLines, sourceWords } from './rule-words.ts'
import { PageIndex, partPath, type RulesHead, RulesTop } from './rules-top.page.tsx'

/** What is to be looked at first, then every topic with the way to its values. */
export function RulesIndexPage({
  head,
  rules,
  conflicts,
}: {
  readonly head: RulesHead
  readonly rules: readonly Rule<unknown>[]
  readonly conflicts: readonly Conflict[]
}): VNode {
  return (
    <>
      <RulesTop
        head={head}
        part="rules"
        title="Rules in force"
        lead={`${rules.length} values in force on ${displayDate(head.on)}.`}
      />
      <Section title="Look at these first">
        <ul class="govuk-list govuk-list--spaced">
          <li>
            <Link
              href={partPath('conflicts', head)}
              text={`Where policy and law differ: ${conflicts.length}`}
            />
            <Sub>The stronger text governs until the policy is amended.</Sub>
          </li>
          <li>
            <Link
              href={partPath('unconfirmed', head)}
              text={`To confirm: ${unconfirmed(rules).length} of ${rules.length}`}
            />
            <Sub>
              Nobody has confirmed them for this authority yet. They apply until somebody changes them.
            </Sub>
          </li>
        </ul>
      </Section>
      <Section>
        <StackingTable
          caption="By topic"
          columns={[
            { header: 'Topic' },
            { header: 'Values', numeric: true, labelWhenStacked: true },
            { header: 'To confirm', numeric: true, labelWhenStacked: true },
          ]}
          rows={topicsOf(rules).map(({ id, title, rules: list }) => ({
            key: id,
            cells: [
              <Link key={id} href={partPath('rules', head, id)} text={title} />,
              String(list.length),
              String(unconfirmed(list).length),
            ],
          }))}
        />
      </Section>
    </>
  )
}

/** The values of one topic, with the texts that they rest on. */
export function TopicPage({ head, topic }: { readonly head: RulesHead; readonly topic: Topic }): VNode {
  const open = unconfirmed(topic.rules).length
  const of = topic.rules.length === 1 ? '1 value' : `${topic.rules.length} values`
  return (
    <>
      <RulesTop
        head={head}
        part="rules"
        title={topic.title}
        lead={`${of} in force on ${displayDate(head.on)}. ${open === 0 ? 'All are confirmed.' : `To confirm: ${open}.`}`}
        topic={topic.id}
      />
      <P>
        <Link href={partPath('rules', head)} text="All topics" />
      </P>
      <RuleTable caption={topic.title} captionHidden rules={topic.rules} />
    </>
  )
}

/** The values that nobody has confirmed, topic by topic. */
export function ToConfirmPage({
  head,
  rules,
}: {
  readonly head: RulesHead
  readonly rules: readonly Rule<unknown>[]
}): VNode {
  const topics = topicsOf(unconfirmed(rules))
  const count = unconfirmed(rules).length
  return (
    <>
      <RulesTop
        head={head}
        part="unconfirmed"
        title="Values to confirm"
        lead={`${count} values that nobody has confirmed for this authority yet. They apply until somebody changes them.`}
      />
      {count === 0 && (
        <EmptyList>
          Every value is confirmed. A value stands here when the pack says that nobody has checked it.
        </EmptyList>
      )}
      <PageIndex
        label="Topics"
        items={topics.map(({ id, title, rules: list }) => ({ id, text: title, count: list.length }))}
      />
      {topics.map(({ id, title, rules: list }) => (
        <Section key={id} id={id}>
          <RuleTable caption={title} rules={list} />
        </Section>
      ))}
    </>
  )
}

function unconfirmed(rules: readonly Rule<unknown>[]): readonly Rule<unknown>[] {
  return rules.filter((rule) => !rule.confirmed)
}

function RuleTable(props: {
  readonly caption: string
  readonly captionHidden?: boolean
  readonly rules: readonly Rule<unknown>[]
}): VNode {
  return (
    <StackingTable
      caption={props.caption}
      captionHidden={props.captionHidden}
      columns={[
        { header: 'Rule' },
        { header: 'Value' },
        { header: 'Because' },
        { header: 'In force', labelWhenStacked: true },
      ]}
      rows={props.rules.map((rule) => ({
        key: rule.key,
        cells: [
          rule.label,
          <Value key="value" rule={rule} />,
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

function Value({ rule }: { readonly rule: Rule<unknown> }): VNode {
  const lines = ruleValueLines(rule)
  return (
    <>
      {lines.length === 1 ? (
        lines[0]
      ) : (
        <ul class="onr-lines">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {!rule.confirmed && (
        <>
          {' '}
          <Tag text="To confirm" colour="orange" />
        </>
      )}
    </>
  )
}
