import { plainDate } from '../../../domain/calendar/plain-date.ts'
import type { Example } from '../examples.tsx'
import { Answer, AsideBox, CalmNote, DecisionBox, DoThisNext, FactList } from '../onroll/boxes.tsx'
import { CheckList } from '../onroll/check-list.tsx'
import { ClockPanel } from '../onroll/clock-panel.tsx'
import { ClockStrip } from '../onroll/clock-strip.tsx'
import { AllMetPanel, ConditionList, ConflictNote, RefusalPanel } from '../onroll/decision.tsx'
import { DayWithWhy, DueDate } from '../onroll/due-date.tsx'
import { EnquiryLedger } from '../onroll/enquiry-ledger.tsx'
import { FilterForm, FindForm } from '../onroll/filter-form.tsx'
import { Columns, EmptyList, Link, Note, P, PageHeading, Section, Sub } from '../onroll/headings.tsx'
import { DayCount } from '../onroll/meter.tsx'
import { DateSum, Steps } from '../onroll/steps.tsx'
import { StackingTable, Table } from '../onroll/table.tsx'
import { TaskRows } from '../onroll/task-rows.tsx'
import { Tiles } from '../onroll/tiles.tsx'
import { TwoTexts } from '../onroll/two-texts.tsx'
import { WorkQueue } from '../onroll/work-queue.tsx'
import { YouAreHere } from '../onroll/you-are-here.tsx'
import { madeUpDays, madeUpFlags } from './made-up-count.ts'

const today = plainDate('2026-11-04')
const days = madeUpDays(plainDate('2026-10-19'), 20)
const day20 = plainDate('2026-11-23')

/** The components of our own. */
export const workExamples: readonly Example[] = [
  {
    name: 'ClockPanel',
    element: (
      <ClockPanel
        headline="Day 7 of 20"
        dueLabel="Day 20 is"
        due={day20}
        whyHref="/why"
        days={days}
        today={today}
        flags={madeUpFlags}
      />
    ),
  },
  {
    name: 'ClockStrip, long',
    element: (
      <ClockStrip days={madeUpDays(plainDate('2026-09-02'), 55)} today={today} flags={madeUpFlags.slice(1)} />
    ),
  },
  {
    name: 'Tiles',
    element: (
      <Tiles
        label="Counts for today"
        tiles={[
          {
            value: 4,
            label: 'Due today',
            href: '/queue?due=today',
            note: 'one of them is red lane',
            tone: 'soon',
          },
          {
            value: 2,
            label: 'Overdue',
            href: '/queue?due=late',
            note: 'oldest 2 working days',
            tone: 'late',
          },
          { value: 0, label: 'Nobody looking', note: 'every open case has owner and deputy', tone: 'ok' },
        ]}
      />
    ),
  },
  {
    name: 'TaskRows',
    element: (
      <TaskRows
        title="Things to do"
        today={today}
        empty="Nothing to do today. A line stands here when something falls due."
        tasks={[
          {
            id: '1',
            due: { due: today, note: 'day 7 of 20' },
            title: 'Try Rowan Test-Ashby’s second emergency contact',
            text: 'One of two has been tried.',
            action: { href: '/try', text: 'Record what you tried', about: 'Rowan Test-Ashby' },
          },
        ]}
      />
    ),
  },
  {
    name: 'WorkQueue',
    element: (
      <WorkQueue
        caption="Your queue"
        summary="2 of 31 cases need something by Monday. Sorted by due date."
        today={today}
        empty="Nothing is due. A case stands here when one of its dates comes near."
        rows={[
          {
            id: '1',
            due: { due: plainDate('2026-11-02') },
            child: { href: '/cases/1', text: 'Test-Calder, Marnie' },
            redLane: true,
            family: 'and 1 brother',
            why: 'Derby City has not answered about a new address',
            stage: 'Tracing',
            action: { href: '/cases/1/answer', text: 'Ring Derby City' },
          },
          {
            id: '2',
            due: { due: plainDate('2026-11-09'), late: { days: -3, unit: 'working day' } },
            child: { href: '/cases/2', text: 'Made-Up-Perera, Sahan' },
            why: 'Application with Admissions, day 10 of 15',
            stage: 'Place needed',
            stageNote: 'Deputy for K. Sample-Rowe',
            action: { href: '/cases/2/application', text: 'See application' },
          },
        ]}
      />
    ),
  },
  {
    name: 'EnquiryLedger',
    element: (
      <EnquiryLedger
        entries={[
          {
            id: '2',
            on: plainDate('2026-10-23'),
            time: '11.40 am',
            how: 'Letter, first class, to last known address',
            by: 'D. Sample-Khan',
            result: 'No reply yet',
            evidence: { text: 'Copy of letter', href: '/letters/1' },
          },
          {
            id: '1',
            on: plainDate('2026-10-19'),
            how: 'Phone, mother’s number',
            by: 'R. Mock-Ellery',
            result: 'Rang out',
            evidence: { text: 'Phone log' },
          },
        ]}
      />
    ),
  },
  {
    name: 'CheckList in AsideBox',
    element: (
      <AsideBox title="Reasonable enquiries">
        <CheckList
          items={[
            { label: 'Parents, by phone', state: 'done', note: '2 attempts, no answer' },
            {
              label: 'Every emergency contact',
              state: 'partly',
              note: '1 of 2 tried',
              action: { href: '/try', text: 'Record', about: 'a contact with emergency contact 2' },
            },
            { label: 'Home visit', state: 'not-done', note: 'after the Admissions answer' },
            { label: 'Border check', state: 'not-needed' },
          ]}
        />
      </AsideBox>
    ),
  },
  {
    name: 'Steps',
    element: (
      <Steps
        items={[
          { title: 'School contacts home', note: '19 to 23 October, no answer', state: 'past' },
          {
            title: 'Admissions looks for another roll',
            note: 'Answer due Thursday 5 November',
            state: 'here',
          },
          { title: 'If on no other roll: Local Support Team visits', state: 'ahead' },
        ]}
      />
    ),
  },
  {
    name: 'DateSum',
    element: (
      <DateSum
        parts={[
          { text: 'Mon 19 Oct', note: 'first missed day, counts as day 1' },
          { text: 'count 20 school days', note: 'on this school’s calendar' },
          { text: 'Mon 23 Nov', note: '36 days, first and last included' },
        ]}
      />
    ),
  },
  {
    name: 'RefusalPanel',
    element: (
      <RefusalPanel
        title="Not today. Two of five conditions are not met."
        meaning="Removing Noor’s name now would be unlawful, so this page cannot do it. Noor stays on roll; keep recording code O."
        wouldMakeLawful={[
          'The authority finishes its enquiries.',
          'You and the CME officer then write down the same outcome.',
        ]}
        earliest="If both answers come when promised, this can be decided on Wednesday 11 November 2026."
        otherWay="If Noor turns up on another roll, use ground A instead."
      />
    ),
  },
  {
    name: 'AllMetPanel',
    element: (
      <AllMetPanel
        title="All five conditions are met."
        meaning="The name must be removed, from today and not earlier."
      />
    ),
  },
  {
    name: 'ConditionList',
    element: (
      <ConditionList
        conditions={[
          {
            title: 'Absent for 20 school days without a break',
            state: 'met',
            detail: '22 school days to Tuesday 3 November.',
            source: 'SI 2024/208, regulation 9(1)(i)',
          },
          {
            title: 'Both have recorded the same outcome',
            state: 'not-met',
            detail: 'Waits for the condition above.',
            source: 'SI 2024/208, regulation 9(1)(i)',
          },
        ]}
      />
    ),
  },
  {
    name: 'ConflictNote',
    element: (
      <ConflictNote>Policy 4.4 adds that a child may come off roll; the law asks for more.</ConflictNote>
    ),
  },
  {
    name: 'DoThisNext',
    element: (
      <DoThisNext
        title="Ring Derby City: their answer is 2 days late"
        text="They promised an answer by Monday 2 November. One call serves both children."
        action={{ href: '/answer', text: 'Record the answer' }}
        other={{ href: '/move', text: 'Move the date, with a reason' }}
      />
    ),
  },
  {
    name: 'YouAreHere',
    element: (
      <YouAreHere
        here={{ id: 'L2', name: 'Tracing' }}
        since="for 13 school days"
        walked={['Q0', 'Q1', 'Q3', 'Q4', 'L0', 'L1']}
        next={[
          { id: 'L3', name: 'Found, no education' },
          { id: 'L8', name: 'Closed, with proof' },
        ]}
        map={{ href: '/map', text: 'Open the policy map' }}
      />
    ),
  },
  {
    name: 'FilterForm',
    element: (
      <FilterForm
        label="Filter the queue"
        action="/queue"
        groups={[
          {
            kind: 'any',
            name: 'whose',
            label: 'Whose',
            options: [
              { value: 'mine', text: 'Mine' },
              { value: 'deputy', text: 'I am deputy' },
            ],
            chosen: ['mine'],
          },
          {
            kind: 'one',
            name: 'district',
            label: 'District',
            options: [{ value: '', text: 'All districts' }],
            chosen: '',
          },
          { kind: 'text', name: 'stage', label: 'Stage', value: '' },
        ]}
      />
    ),
  },
  { name: 'FindForm', element: <FindForm action="/children/find" csrfToken="token-1" /> },
  {
    name: 'Table',
    element: (
      <Table
        caption="Days passed over"
        columns={[{ header: 'Reason' }, { header: 'Days', numeric: true }]}
        rows={[
          { key: 'w', cells: [<>Weekends{<small>24 and 25 October</small>}</>, 10] },
          { key: 'h', cells: ['Half term', 5] },
        ]}
        foot={['Together', 15]}
      />
    ),
  },
  {
    name: 'StackingTable',
    element: (
      <StackingTable
        caption="Open enquiries"
        columns={[
          { header: 'Pupil' },
          { header: 'Clock', nowrap: true },
          { header: 'Due' },
          { header: 'Day 20', labelWhenStacked: true, nowrap: true },
        ]}
        rows={[
          {
            key: '1',
            cells: [
              <>
                <Link href="/enquiries/1" text="Test-Ashby, Rowan" />
                <small>Year 8. Expected, did not come</small>
              </>,
              <DayCount day={7} of={20} />,
              <DueDate
                due={plainDate('2026-11-03')}
                today={today}
                whyHref="/why"
                what="the answer of Admissions"
              />,
              'Mon 23 Nov',
            ],
          },
        ]}
      />
    ),
  },
  {
    name: 'Table, empty',
    element: <Table caption="Open cases" columns={[]} rows={[]} empty="No open cases." />,
  },
  {
    name: 'TwoTexts',
    element: <TwoTexts label="What was said" yours="A & B" theirs="A <C>" theirsFrom="Lee Demo-Marsh" />,
  },
  { name: 'DayWithWhy', element: <DayWithWhy label="Day 20 is" date={day20} whyHref="/why" /> },
  {
    name: 'FactList',
    element: (
      <FactList
        facts={[
          {
            label: 'What is due',
            value: 'Refer to the CME team',
            note: 'Transitions T14 and T15 of the process',
          },
          { label: 'Counted in', value: 'School days' },
        ]}
      />
    ),
  },
  {
    name: 'Answer',
    element: <Answer>On Monday 21 September 2026 Casey was on the roll of a school in Derby.</Answer>,
  },
  { name: 'CalmNote', element: <CalmNote>Figures fixed on Monday 2 November 2026.</CalmNote> },
  { name: 'DecisionBox', element: <DecisionBox>Your decision</DecisionBox> },
  {
    name: 'EmptyList',
    element: <EmptyList>No open enquiries. One starts when you report a pupil who did not come.</EmptyList>,
  },
  {
    name: 'Columns, Section, P, Note, Sub',
    element: (
      <Columns
        main={
          <Section title="The rule">
            <P>
              Twenty school days. <Sub>On this school’s calendar</Sub>
            </P>
            <Note>Policy 4.4</Note>
          </Section>
        }
        side={
          <AsideBox title="A child who still lives nearby" rest>
            {<p class="onr-s">Stays on roll.</p>}
          </AsideBox>
        }
      />
    ),
  },
  {
    name: 'PageHeading',
    element: (
      <PageHeading
        above="The Weston Road Academy"
        title="Finding out where Rowan is"
        lead="Day 7 of 20. Nobody has yet said where Rowan is being taught."
      />
    ),
  },
]
