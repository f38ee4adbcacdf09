import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { boxes, type Desks, desksOf, wordsOf } from '../../../test/support/a-desk.ts'
import { aPupilOnRoll } from '../../../test/support/a-matter.ts'
import { removed } from '../../../test/support/a-removal.ts'
import { type AnAuthority, anAuthority } from '../../../test/support/an-authority.ts'
import { asSuperuser } from '../../../test/support/business-tables.ts'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import { allRoutes } from '../../web/all-routes.ts'

const database = withTestDatabase()
let authority: AnAuthority
let desks: Desks

beforeAll(async () => {
  authority = await anAuthority(database)
  desks = desksOf(authority, allRoutes)
})
afterAll(() => desks.close())

const query = (on: string, known?: string) => {
  const typed = { ...boxes('on', on), ...(known ? boxes('known', known) : {}) }
  return `?${new URLSearchParams(Object.entries(typed).map(([name, value]) => [name, String(value)]))}`
}
async function shows(key: string, childId: string, on: string, known?: string): Promise<string> {
  const answer = await (await desks.of(key)).get(`/children/${childId}/education${query(on, known)}`)
  expect(answer.status).toBe(200)
  return wordsOf(answer)
}

describe('where was this child', () => {
  test('the record says how the child is educated, since when and who says so, policy 1.1', async () => {
    const { id } = await aPupilOnRoll(authority)
    const page = wordsOf(await (await desks.of('cme-officer')).get(`/children/${id}`))
    expect(page).toMatch(/Educated On the roll of a school Alder/)
    expect(page).toMatch(/Since \d+ \w+ 20\d\d/)
    expect(page).toContain('Who says so')
  })

  test('any day can be asked for, as it is known now and as it was known then, policy 3.2', async () => {
    const { matterId } = await removed(authority, desks)
    const [row] = await asSuperuser<{ child_id: string; ended_on: string }>(
      database,
      'select m.child_id, r.ended_on::text from matter m join register_entry r using (la_id, child_id) where m.id = $1',
      [matterId],
    )
    const childId = row?.child_id ?? ''
    const ended = row?.ended_on ?? ''
    const before = new Date(new Date(`${ended}T12:00:00Z`).getTime() - 86_400_000).toISOString().slice(0, 10)
    expect(await shows('cme-officer', childId, before)).toMatch(/Educated On the roll of a school/)
    expect(await shows('cme-officer', childId, ended)).toMatch(/Educated Being looked for Missing education/)
    // The day before the removal nobody knew of it.
    const then = await shows('cme-officer', childId, before, before)
    expect(then).toMatch(/Educated On the roll of a school/)
    expect(then).toContain('What was said or corrected only later')
  })

  test('provision that no register tells of is recorded with its source; a correction is a new line', async () => {
    const { id } = await aPupilOnRoll(authority)
    const officer = await desks.of('cme-officer')
    const path = `/children/${id}/education/record`
    const typed = {
      provision: 'part-time-timetable',
      where: 'Alder, mornings',
      ...boxes('from', '2026-09-07'),
      source: 'the headteacher',
      evidence: 'e-mail of 4 September',
    }
    const empty = await officer.submit(await officer.get(path), {}, path)
    expect(empty.status).toBe(422)
    expect(wordsOf(empty)).toContain('Write down what verifies it.')
    const early = await officer.submit(
      await officer.get(path),
      { ...typed, ...boxes('until', '2026-09-01') },
      path,
    )
    expect(wordsOf(early)).toContain('The last day must not be before the first.')
    expect((await officer.submit(await officer.get(path), typed, path)).status).toBe(303)
    expect(await shows('cme-officer', id, '2026-09-08')).toContain('At school on a part-time timetable')

    const again = await officer.get(path)
    const earlier = /<option value="([0-9a-f-]{36})"/.exec(again.body)?.[1] ?? ''
    const correction = { ...typed, provision: 'flexi-schooled', corrects: earlier }
    expect((await officer.submit(again, correction, path)).status).toBe(303)
    const now = await shows('cme-officer', id, '2026-09-08')
    expect(now).toMatch(/Educated Taught partly at school, partly at home/)
    expect(now).toContain('At school on a part-time timetable')
  })

  test('a day that cannot be is refused at its boxes, and nothing typed is lost', async () => {
    const { id } = await aPupilOnRoll(authority)
    const officer = await desks.of('cme-officer')
    for (const [on, message] of [
      ['2026-13-01', 'must have a month from 1 to 12'],
      ['2199-01-01', 'must be today or earlier'],
      ['1950-01-01', 'must not be before the child was born'],
    ] as const) {
      const answer = await officer.get(`/children/${id}/education${query(on)}`)
      expect(answer.status).toBe(422)
      expect(wordsOf(answer)).toContain(message)
      expect(answer.body).toContain(`value="${on.slice(0, 4)}"`)
    }
  })

  test('a school cannot look at a child of another school', async () => {
    const { id } = await aPupilOnRoll(authority)
    expect((await (await desks.of('birch-staff')).get(`/children/${id}/education`)).status).toBe(404)
  })

  test('who may not see what happened on a matter reads nothing out of one here', async () => {
    const { matterId } = await removed(authority, desks)
    const [row] = await asSuperuser<{ child_id: string }>(
      database,
      'select child_id from matter where id = $1',
      [matterId],
    )
    const page = await shows('data-officer', row?.child_id ?? '', database.clock.today())
    expect(page).toContain('as far as you may see')
    expect(page).not.toMatch(/Referred|Tried|Visited|outcome|Missing education/)
    expect(await shows('cme-officer', row?.child_id ?? '', database.clock.today())).toMatch(
      /Referred to the CME team/,
    )
  })
})
