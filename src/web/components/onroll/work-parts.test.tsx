import { describe, expect, test } from 'vitest'
import { plainDate } from '../../../domain/calendar/plain-date.ts'
import { renderPage } from '../render-page.tsx'
import { CheckList } from './check-list.tsx'
import { ConditionList, RefusalPanel } from './decision.tsx'
import { EnquiryLedger } from './enquiry-ledger.tsx'
import { FilterForm, FindForm } from './filter-form.tsx'
import { Meter } from './meter.tsx'
import { Steps } from './steps.tsx'
import { Table } from './table.tsx'
import { type QueueRow, WorkQueue } from './work-queue.tsx'
import { YouAreHere } from './you-are-here.tsx'

const HOSTILE = '<img src=x onerror=alert(1)>'
const today = plainDate('2026-11-24')
const row = (id: string, due: string): QueueRow => ({
  id,
  due: { due: plainDate(due) },
  child: { href: `/cases/${id}`, text: `Test-${id}, ${HOSTILE}` },
  redLane: true,
  why: HOSTILE,
  stage: HOSTILE,
  action: { href: `/cases/${id}/act`, text: 'Record' },
})

describe('the work queue', () => {
  const html = renderPage(
    <WorkQueue
      caption="Yours"
      today={today}
      empty="Nothing."
      rows={[row('1', '2026-11-23'), row('2', '2026-11-30')]}
    />,
  )

  test('has one action a row and one green button, the most urgent', () => {
    expect(html.match(/class="govuk-button/g)).toHaveLength(2)
    expect(html.match(/class="govuk-button onr-btn-s"/g)).toHaveLength(1)
    expect(html.indexOf('govuk-button onr-btn-s"')).toBeLessThan(html.indexOf('govuk-button--secondary'))
  })

  test('says late in words, and the action says for whom', () => {
    expect(html).toContain('1 day late')
    expect(html).toContain('Record<span class="govuk-visually-hidden">: Test-1')
    expect(html.match(/is-late/g)).toHaveLength(1)
  })

  test('escapes what people wrote', () => {
    expect(html).not.toContain('<img')
  })

  test('an empty queue says what would put something there', () => {
    expect(
      renderPage(<WorkQueue caption="Yours" today={today} empty="Nothing is due." rows={[]} />),
    ).toContain('Nothing is due.')
  })
})

describe('other parts', () => {
  test('the meter repeats words and is hidden; over the end it is red', () => {
    expect(renderPage(<Meter done={7} of={20} />)).toContain('aria-hidden="true"')
    expect(renderPage(<Meter done={7} of={20} />).match(/class="f"/g)).toHaveLength(7)
    expect(renderPage(<Meter done={22} of={20} />).match(/class="x"/g)).toHaveLength(20)
  })

  test('a check says in words whether it is done', () => {
    const html = renderPage(
      <CheckList
        items={[
          { label: 'Parents', state: 'done' },
          { label: 'Visit', state: 'not-done', note: HOSTILE },
        ]}
      />,
    )
    expect(html).toContain('Parents<span class="govuk-visually-hidden">: done</span>')
    expect(html).toContain('Visit<span class="govuk-visually-hidden">: not done</span>')
    expect(html).not.toContain('<img')
  })

  test('steps say what is done, now and to come', () => {
    const html = renderPage(
      <Steps
        items={[
          { title: 'A', state: 'past' },
          { title: 'B', state: 'here' },
        ]}
      />,
    )
    expect(html).toContain('aria-current="step"')
    expect(html).toContain('(done)')
  })

  test('a refusal says what would make it lawful and when', () => {
    const html = renderPage(
      <RefusalPanel
        title="Not today."
        meaning={HOSTILE}
        wouldMakeLawful={['First', 'Second']}
        earliest="On Monday."
        otherWay="Or ground A."
      />,
    )
    expect(html).toContain('<ol><li>First</li><li>Second</li></ol><p>On Monday. Or ground A.</p>')
    expect(html).not.toContain('<img')
  })

  test('a condition says met or not met', () => {
    const html = renderPage(
      <ConditionList
        conditions={[{ title: 'Absent', state: 'not-met', detail: HOSTILE, source: 'regulation 9' }]}
      />,
    )
    expect(html).toMatch(/govuk-tag--red">\s*Not met/)
    expect(html).not.toContain('<img')
  })

  test('the ledger keeps its order and links to evidence', () => {
    const html = renderPage(
      <EnquiryLedger
        entries={[
          {
            id: '1',
            on: today,
            how: 'Letter',
            by: 'D. Sample-Khan',
            result: HOSTILE,
            evidence: { text: 'Copy', href: '/letters/1' },
          },
          { id: '2', on: today, how: 'Phone', by: 'R. Mock-Ellery', result: 'Rang out' },
        ]}
      />,
    )
    expect(html).toContain('data-l="Evidence"><a class="govuk-link" href="/letters/1">Copy</a>')
    expect(html).not.toContain('<img')
    expect(html.indexOf('Letter')).toBeLessThan(html.indexOf('Phone'))
    expect(renderPage(<EnquiryLedger entries={[]} />)).toContain('when somebody records what they tried')
  })

  test('filters ask by GET and search for a child posts, so that no name stands in an address', () => {
    const groups = [
      {
        kind: 'any',
        name: 'whose',
        label: 'Whose',
        options: [{ value: 'mine', text: 'Mine' }],
        chosen: ['mine'],
      },
    ] as const
    expect(renderPage(<FilterForm label="Filter" action="/queue" groups={groups} />)).toMatch(
      /method="get".* checked/,
    )
    expect(renderPage(<FindForm action="/find" csrfToken="t" value={HOSTILE} />)).toMatch(/method="post"/)
    expect(renderPage(<FindForm action="/find" csrfToken="t" value={HOSTILE} />)).not.toContain('<img')
  })

  test('a table that scrolls can be reached by keyboard', () => {
    const html = renderPage(
      <Table
        caption="Days"
        columns={[{ header: 'Reason' }, { header: 'Days', numeric: true }]}
        rows={[{ key: 'a', cells: [HOSTILE, 1] }]}
      />,
    )
    expect(html).toContain('tabindex="0" aria-label="Days"')
    expect(html).toContain('<th scope="row">&lt;img')
    expect(html).toContain('<td class="n">1</td>')
  })

  test('you are here: the way, the state and what can follow, in words', () => {
    const html = renderPage(
      <YouAreHere
        here={{ id: 'L2', name: 'Tracing' }}
        since="for 13 school days"
        walked={['Q0', 'L0']}
        next={[{ id: 'L3', name: 'Found' }]}
      />,
    )
    expect(html).toContain('Can go to: L3 found.')
    expect(html).toContain('aria-label="Way walked: Q0, L0"')
  })
})
