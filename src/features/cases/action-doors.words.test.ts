import { expect, test } from 'vitest'
import { aCase, aNoShow } from '../../../test/support/an-event.ts'
import { foldMatter } from '../../domain/case/fold-matter.ts'
import { actsOpenTo, doorsOf } from './action-doors.ts'

const routes = [
  { method: 'GET', path: '/matters/:matterId/note', permission: 'view-matter', audit: 'open-write-note' },
  { method: 'POST', path: '/matters/:matterId/note', permission: 'view-matter', audit: 'write-note' },
  { method: 'GET', path: '/matters/:matterId/removal', permission: 'view-removal', audit: 'view-removal' },
  {
    method: 'GET',
    path: '/matters/:matterId/answer',
    permission: 'record-check',
    audit: 'open-record-answer',
  },
  { method: 'GET', path: '/calendars', permission: 'change-authority-calendar', audit: 'view-calendars' },
] as const

const doors = doorsOf(routes)

test('an act leads to its page, for those who may open it', () => {
  expect(doors.actionHref('write-note', 'm1', 'school-staff')).toBe('/matters/m1/note')
  expect(doors.actionHref('write-note', 'm1', 'data-officer')).toBeUndefined()
  expect(doors.actionHref('decide-removal', 'm1', 'headteacher')).toBe('/matters/m1/removal')
  expect(doors.actionHref('triage', 'm1', 'cme-officer')).toBeUndefined()
  expect(doors.pageHref('/calendars', 'data-officer')).toBe('/calendars')
  expect(doors.pageHref('/calendars', 'school-staff')).toBeUndefined()
})

test('a person is offered what the process offers their side and what has a page', () => {
  const state = foldMatter('school-enquiry', aNoShow('enquiry-recorded'))
  const acts = actsOpenTo(doors, { role: 'school-staff', side: 'school' }, { id: 'm1', state })
  expect(acts.map((act) => act.action)).toEqual(['write-note'])
})

test('an answer is offered only while somebody is asked', () => {
  const officer = { role: 'cme-officer', side: 'authority' } as const
  const actionsAt = (upTo: 'triaged' | 'check-requested' | 'check-answered') =>
    actsOpenTo(doors, officer, { id: 'm1', state: foldMatter('authority-case', aCase(upTo)) }).map(
      (act) => act.action,
    )
  expect(actionsAt('triaged')).not.toContain('record-answer')
  expect(actionsAt('check-requested')).toContain('record-answer')
  expect(actionsAt('check-answered')).not.toContain('record-answer')
})
