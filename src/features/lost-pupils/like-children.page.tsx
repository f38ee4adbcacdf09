import type { VNode } from 'preact'
import { displayDate } from '../../domain/calendar/display-date.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { isStateId, stateOf } from '../../domain/case/process-states.ts'
import { ageOn } from '../../domain/child/year-group.ts'
import { Tag } from '../../web/components/govuk/messages.tsx'
import { EmptyList, Link, P, Section, Sub } from '../../web/components/onroll/headings.tsx'
import { StackingTable } from '../../web/components/onroll/table.tsx'
import { kindWords, listName, matterPaths } from '../cases/index.ts'
import type { LikeChild } from './like-children.ts'

interface LikeChildrenProps {
  readonly likes: readonly LikeChild[]
  readonly today: PlainDate
}

/** Who on the authority's own records may be the child: what was asked beside what is held, one child at a time. */
export function LikeChildren({ likes, today }: LikeChildrenProps): VNode {
  return (
    <Section title="On record here">
      {likes.length === 0 ? (
        <EmptyList>Nobody on record is like this child, under any of the names.</EmptyList>
      ) : (
        <>
          <P>Compare before you answer. Twins share a birthday and a surname; look at the first name.</P>
          {likes.map((like) => (
            <One key={like.child.id} like={like} today={today} />
          ))}
        </>
      )}
    </Section>
  )
}

function One({ like, today }: { readonly like: LikeChild; readonly today: PlainDate }): VNode {
  const { child, compared, matters, onAnotherRoll } = like
  return (
    <Section tight>
      <StackingTable
        caption={`${listName(child)}, ${ageOn(child.bornOn, today)}`}
        density="tight"
        columns={[
          { header: 'What' },
          { header: 'Asked for', labelWhenStacked: true },
          { header: 'On record', labelWhenStacked: true },
          { header: 'Agree', labelWhenStacked: true },
        ]}
        rows={compared.map(({ what, asked, held, same }) => ({
          key: what,
          cells: [
            what,
            asked,
            held,
            same === undefined ? '' : same ? 'same' : <b class="onr-late">differs</b>,
          ],
        }))}
      />
      <p class="onr-s">
        {onAnotherRoll !== undefined && <Tag text={`On the roll of ${onAnotherRoll}`} colour="orange" />}{' '}
        <Link href={matterPaths.child(child.id)} text={`Record ${child.reference}`} />
        {matters.map((matter) => (
          <Sub key={matter.id}>
            <Link
              href={matterPaths.matter(matter.id)}
              text={`${kindWords(matter.kind)} ${matter.reference}`}
            />
            {`, ${matter.open ? stageWords(matter.state) : 'closed'}, opened ${displayDate(matter.openedOn)}`}
          </Sub>
        ))}
        {matters.length === 0 && <Sub>No enquiry or case</Sub>}
      </p>
    </Section>
  )
}

function stageWords(state: string): string {
  return isStateId(state) ? stateOf(state).label : state
}
