import type { VNode } from 'preact'
import { Link, P, Section } from '../../web/components/onroll/headings.tsx'
import { matterPaths } from '../cases/index.ts'
import { lostPupilPaths } from './lost-pupils.paths.ts'
import { isOpenSearch, searchStateWords } from './search-words.ts'
import type { LostPupilSearch, SearchCounts } from './searches.store.ts'

/** On the CME team's home: the searches that wait for it, and none when none does. */
export function SearchesWaiting({ counts }: { readonly counts: SearchCounts }): VNode | null {
  if (counts.open === 0) return null
  const late = counts.late > 0 ? `, ${counts.late} overdue` : ''
  const text = `${counts.open} lost pupil search${counts.open === 1 ? '' : 'es'} to answer${late}`
  return (
    <P>
      <Link href={lostPupilPaths.list} text={text} />
    </P>
  )
}

/** On a school's home: where to ask for the file of a pupil who came without school history. */
export function AskForFile({ counts }: { readonly counts: SearchCounts }): VNode {
  return (
    <Section title="Pupils without school history">
      <P>
        {counts.open > 0 && (
          <>
            <Link
              href={`${lostPupilPaths.list}?state=needs-information`}
              text={`The CME team asks about ${counts.open} pupil${counts.open === 1 ? '' : 's'}`}
            />
            {'. '}
          </>
        )}
        {'A pupil came and no file can be found? '}
        <Link href={lostPupilPaths.ask} text="Ask for a search" />
        {' or '}
        <Link href={lostPupilPaths.list} text="see your searches" />
        {'.'}
      </P>
    </Section>
  )
}

interface SearchesOfCaseProps {
  readonly matterId: string
  readonly open: boolean
  readonly searches: readonly LostPupilSearch[]
}

/** On a case: the team's own searches for it, and the way to begin one. */
export function SearchesOfCase({ matterId, open, searches }: SearchesOfCaseProps): VNode {
  const running = searches.some(({ state }) => isOpenSearch(state))
  return (
    <>
      {searches.map(({ id, reference, state }) => (
        <P key={id}>
          <Link href={lostPupilPaths.one(id)} text={`Lost pupil search ${reference}`} />
          {`: ${searchStateWords(state).toLowerCase()}`}
        </P>
      ))}
      {open && !running && (
        <P>
          <Link href={matterPaths.act(matterId, 'lost-pupils')} text="Search the Lost Pupils Database" />
        </P>
      )}
    </>
  )
}
