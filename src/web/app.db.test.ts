import type { FastifyInstance } from 'fastify'
import { beforeAll, describe, expect, it } from 'vitest'
import { testApp } from '../../test/support/test-app.ts'
import { withTestDatabase } from '../../test/support/test-database.ts'
import { makeTwoAuthorities } from '../../test/support/two-authorities.ts'
import { webClient } from '../../test/support/web-client.ts'

const database = withTestDatabase()
let app: FastifyInstance

beforeAll(async () => {
  await makeTwoAuthorities(database.workerDb)
  app = testApp(database)
  await app.ready()
  return () => app.close()
})

describe('signing in and out', () => {
  it('leads somebody signed out to the sign-in and back to the page', async () => {
    const client = webClient(app)
    const answer = await client.get('/accounts')
    expect([answer.status, answer.location]).toEqual([303, '/sign-in?to=%2Faccounts'])
    const page = await client.get(answer.location ?? '')
    expect(page.status).toBe(200)
    expect(page.body).toContain('staffordshire-administrator')
    const signedIn = await client.post('/demo/sign-in', {
      person: 'staffordshire-administrator',
      to: '/accounts',
    })
    expect([signedIn.status, signedIn.location]).toEqual([303, '/accounts'])
    const accounts = await client.get('/accounts')
    expect(accounts.status).toBe(200)
    expect(accounts.body).toContain('Demo-cme-officer')
    expect(accounts.body).not.toContain('testshire')
  })
})
