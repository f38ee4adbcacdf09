import type { VNode } from 'preact'
import { displayDate } from '../../domain/calendar/display-date.ts'
import type { Conflict, Paragraph } from '../../rules/rules-on-day.ts'
import { ConflictNote } from '../../web/components/onroll/decision.tsx'
import { EmptyList, P, Section, Sub } from '../../web/components/onroll/headings.tsx'
import { sourceWords } from './rule-words.ts'
import { PageIndex, type RulesHead, RulesTop } from './rules-top.page.tsx'

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
      <RulesTop
        head={head}
        part="conflicts"
        title="Where policy and law differ"
        lead={`${conflicts.length} ${conflicts.length === 1 ? 'place' : 'places'} on ${displayDate(head.on)}. The stronger text governs until the policy is amended.`}
      />
      {conflicts.length === 0 && (
        <EmptyList>None on this day. One stands here when the law asks more than the policy says.</EmptyList>
      )}
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
      <RulesTop
        head={head}
        part="policy"
        title="The policy"
        lead="Restated paragraph by paragraph, with what the law says otherwise beside it."
      />
      {paragraphs.length === 0 && (
        <EmptyList>
          This authority’s pack holds no policy text. It stands here once the pack has it.
        </EmptyList>
      )}
      <PageIndex
        label="Paragraphs"
        items={paragraphs.map(({ id, title }) => ({ id: `p-${id}`, text: `${id} ${title}` }))}
      />
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
