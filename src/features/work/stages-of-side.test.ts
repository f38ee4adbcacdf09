import { expect, test } from 'vitest'
import { STATES } from '../../domain/case/process-states.ts'
import { stagesFor } from './stages-of-side.ts'

const idsFor = (side: string) => stagesFor(side, STATES).map(({ id }) => id)

test('Admissions is offered the stages from its question and from the need of a place on, and no home education', () => {
  const ids = idsFor('admissions')
  expect(ids).toContain('Q2')
  expect(ids).toContain('L4')
  for (const other of ['Q0', 'Q1', 'L0', 'E3', 'E6']) expect(ids).not.toContain(other)
})

test('a team tells its two enquiries apart by their words', () => {
  const labels = stagesFor('team', STATES).map(({ label }) => label)
  expect(labels).toContain('LST enquiry (child not found)')
  expect(labels).toContain('LST enquiry (home education)')
  expect(new Set(labels).size).toBe(labels.length)
})

test('the authority is offered them all', () => {
  expect(idsFor('authority')).toHaveLength(STATES.length)
})
