import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { boxes, type Desks, desksOf, wordsOf } from '../../../test/support/a-desk.ts'
import { kindsOf, lookAt } from '../../../test/support/a-matter.ts'
import { allConditionsMet, fileUploaded, removed } from '../../../test/support/a-removal.ts'
import { type AnAuthority, anAuthority } from '../../../test/support/an-authority.ts'
import { asSuperuser } from '../../../test/support/business-tables.ts'
import { withTestDatabase } from '../../../test/support/test-database.ts'
import { readCtf } from '../../exchange/ctf/read-ctf.ts'
import { removalsRoutes } from './index.ts'

const database = withTestDatabase()
let staffordshire: AnAuthority
let desks: Desks

beforeAll(async () => {
  staffordshire = await anAuthority(database)
  desks = desksOf(staffordshire, removalsRoutes)
})
afterAll(() => desks.close())

const filesOf = (matterId: string) =>
  asSuperuser<{ file_name: string; bytes: Buffer; body: string }>(
    database,
    `select file_name, bytes, body from outbox_message where matter_id = $1 and template = 'transfer-file' order by file_name`,
    [matterId],
  )
const lastOf = async (matterId: string) => (await lookAt(staffordshire, matterId)).events.at(-1)
const serialOf = (name: string | undefined) => Number(/_(\d{3})\.xml$/.exec(name ?? '')?.[1])
const REJECTED = { reason: 'Error 57: destination not accepted' }

describe('the transfer file', () => {
  test('of a child whose destination is unknown is all X and holds one pupil, policy 4.12', async () => {
    const { matterId, pupil } = await removed(staffordshire, desks)
    const form = wordsOf(await desks.opens('alder-staff', matterId, 'transfer-file'))
    expect(form).toContain('Destination XXXXXXX')
    expect(form).toContain('Making it removes no name')
    expect((await desks.records('alder-staff', matterId, 'transfer-file')).status).toBe(303)
    const [file, ...more] = await filesOf(matterId)
    expect(more).toEqual([])
    expect(file?.file_name).toMatch(/^8604001_CTF_XXXXXXX_\d{3}\.xml$/)
    const reading = readCtf(file?.bytes ?? Buffer.alloc(0), { fileName: file?.file_name ?? '' })
    expect(reading.problems.filter(({ severity }) => severity !== 'warning')).toEqual([])
    expect(reading.file?.pupils).toHaveLength(1)
    expect(reading.file?.pupils[0]).toMatchObject({
      upn: pupil.upn,
      surname: pupil.familyName,
      forename: 'Rowan',
      dob: '2015-03-14',
    })
    expect(file?.body).toContain('was made on 9 October 2026 by Demo-alder-staff')
    expect(await lastOf(matterId)).toMatchObject({
      kind: 'transfer-file-made',
      facts: { destination: 'XXXXXXX', trueStatus: 'Unknown', fileName: file?.file_name },
    })
  })

  test('of a known leaver goes to the number of the receiving school, policy 4.13', async () => {
    const to = { destination: 'school', laestab: '8604002' }
    const { matterId } = await removed(staffordshire, desks, { destination: to })
    await desks.records('alder-staff', matterId, 'transfer-file')
    const [file] = await filesOf(matterId)
    expect(file?.file_name).toBe('8604001_CTF_8604002_001.xml')
  })

  test('counts its serial number up for each destination, also when two are made in one moment', async () => {
    const [one, two] = [await removed(staffordshire, desks), await removed(staffordshire, desks)]
    await Promise.all(
      [one, two].map(({ matterId }) => desks.records('alder-staff', matterId, 'transfer-file')),
    )
    const names = [...(await filesOf(one.matterId)), ...(await filesOf(two.matterId))].map(
      ({ file_name }) => file_name,
    )
    const serials = names.map(serialOf).sort((a, b) => a - b)
    expect(serials).toHaveLength(2)
    expect(serials[1]).toBe((serials[0] ?? 0) + 1)
    await desks.records('alder-staff', one.matterId, 'transfer-file')
    expect(Math.max(...(await filesOf(one.matterId)).map(({ file_name }) => serialOf(file_name)))).toBe(
      (serials[1] ?? 0) + 1,
    )
  })

  test('of a child whose home must stay secret is not made here', async () => {
    const { matterId } = await removed(staffordshire, desks, { pupil: { protectedAddress: true } })
    const answer = await desks.records('alder-staff', matterId, 'transfer-file')
    expect(answer.status).toBe(422)
    expect(await filesOf(matterId)).toEqual([])
    expect(answer.body).not.toContain('Made-Up Lane')
    expect((await kindsOf(staffordshire, matterId)).includes('transfer-file-made')).toBe(false)
  })

  test('is the school’s own to make', async () => {
    const { matterId } = await removed(staffordshire, desks)
    for (const key of ['birch-staff', 'cme-officer', 'stafford-worker', 'admissions'])
      expect((await desks.opens(key, matterId, 'transfer-file')).status).toBe(404)
  })
})

describe('a lost file taken to s2s', () => {
  test('ends the school’s enquiry, tells the CME team, and leaves the authority’s case open, policy 4.14', async () => {
    const { matterId, caseId = '' } = await fileUploaded(staffordshire, desks)
    expect((await lookAt(staffordshire, matterId)).state).toMatchObject({ state: 'Q9', open: false })
    expect((await lookAt(staffordshire, caseId)).state).toMatchObject({ state: 'L0', open: true })
    const told = await asSuperuser<{ to_address: string; body: string }>(
      database,
      `select to_address, body from outbox_message where matter_id = $1 and template = 'lost-file-uploaded' order by 1`,
      [matterId],
    )
    expect(told.map(({ to_address }) => to_address)).toEqual([
      'staffordshire-cme-manager@example.org',
      'staffordshire-cme-officer@example.org',
    ])
  })

  test('cannot have been taken there before the name was removed', async () => {
    const { matterId } = await removed(staffordshire, desks)
    await desks.records('alder-staff', matterId, 'transfer-file')
    const early = await desks.records('alder-staff', matterId, 'upload', {
      where: 's2s',
      ...boxes('on', '2026-10-08'),
    })
    expect(wordsOf(early)).toContain('must not be before the name was removed')
    const nowhere = await desks.records('alder-staff', matterId, 'upload', {
      where: '',
      ...boxes('on', '2026-10-10'),
    })
    expect(wordsOf(nowhere)).toContain('Write down where the file was uploaded')
    expect(wordsOf(nowhere)).toContain('today or earlier')
  })

  test('and rejected is sent again as all M with a reason, and the true status stays, policy 4.12', async () => {
    const { matterId, pupil } = await fileUploaded(staffordshire, desks)
    expect(wordsOf(await desks.records('alder-staff', matterId, 'rejection', {}))).toContain(
      'Write down the reason',
    )
    expect((await desks.records('alder-staff', matterId, 'rejection', REJECTED)).status).toBe(303)
    expect((await lookAt(staffordshire, matterId)).state).toMatchObject({ state: 'Q9', open: true })
    const form = wordsOf(await desks.opens('alder-staff', matterId, 'resend'))
    expect(form).toContain('The record goes on saying: Unknown')
    const unsaid = wordsOf(await desks.records('alder-staff', matterId, 'resend', {}))
    expect(unsaid).toContain('Choose the code')
    expect(unsaid).toContain('Write down the reason')
    await desks.records('alder-staff', matterId, 'resend', { code: 'm', reason: 'Rejected with X' })
    expect(await lastOf(matterId)).toMatchObject({
      kind: 'transfer-file-resent',
      facts: { destination: 'MMMMMMM', reason: 'Rejected with X' },
    })
    const [entry] = await asSuperuser<{ destination: unknown }>(
      database,
      'select destination from register_entry where child_id = $1',
      [pupil.id],
    )
    expect(entry?.destination).toEqual({ status: 'Unknown', kind: 'unknown' })
    const [again] = (await filesOf(matterId)).filter(({ file_name }) => file_name.includes('MMMMMMM'))
    expect(again?.body).toMatch(/in place of 8604001_CTF_XXXXXXX_\d{3}\.xml, which was rejected/)
    expect((await lookAt(staffordshire, matterId)).state).toMatchObject({ state: 'Q9', open: false })
  })

  test('rejected twice, the next file with the same code names the last one', async () => {
    const { matterId } = await fileUploaded(staffordshire, desks)
    await desks.records('alder-staff', matterId, 'rejection', REJECTED)
    await desks.records('alder-staff', matterId, 'resend', { code: 'm', reason: 'Rejected with X' })
    await desks.records('alder-staff', matterId, 'rejection', REJECTED)
    await desks.records('alder-staff', matterId, 'resend', {
      code: 'same',
      reason: 'A slip in the birth date',
    })
    const files = (await filesOf(matterId)).filter(({ file_name }) => file_name.includes('MMMMMMM'))
    expect(files).toHaveLength(2)
    expect(await lastOf(matterId)).toMatchObject({
      facts: { destination: 'MMMMMMM', fileName: files[1]?.file_name, replaces: files[0]?.file_name },
    })
  })

  test('is collected by somebody, and the record says by whom', async () => {
    const { matterId } = await fileUploaded(staffordshire, desks)
    expect(wordsOf(await desks.records('alder-staff', matterId, 'collection', {}))).toContain(
      'Write down who collected it',
    )
    await desks.records('alder-staff', matterId, 'collection', { by: 'Birch Example High School' })
    expect(await lastOf(matterId)).toMatchObject({ facts: { collectedBy: 'Birch Example High School' } })
  })

  test('a return sent by other means before the removal is written down, and not asked for again, policy 4.11', async () => {
    const { matterId } = await allConditionsMet(staffordshire, desks)
    await desks.records('alder-staff', matterId, 'deletion-return', { reference: 'letter of 8 October' })
    expect(await lastOf(matterId)).toMatchObject({
      kind: 'deletion-return-sent',
      facts: { reference: 'letter of 8 October' },
    })
    const again = await desks.opens('alder-staff', matterId, 'deletion-return')
    expect(again.status).toBe(409)
    expect(wordsOf(again)).toContain('is not possible where this stands')
  })
})
