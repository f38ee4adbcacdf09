import { describe, expect, it } from 'vitest'
import type { OpenRoute } from '../features/open-route.ts'
import { page, type Route } from '../features/slice.ts'
import { allRoutes } from './all-routes.ts'
import { checkRoutes } from './check-routes.ts'
import { describeRoutes, openRoutes } from './route-manifest.ts'

const good: Route = {
  method: 'GET',
  path: '/matters/:matterId',
  permission: 'view-matter',
  record: 'matter',
  data: 'child',
  writes: false,
  audit: 'view-matter',
  handle: async () => page({ title: 'x', content: 'x' }),
}

const open: OpenRoute = {
  method: 'POST',
  path: '/somewhere',
  permission: 'anyone',
  data: 'none',
  writes: true,
  audit: 'x',
  proof: 'form',
  handle: async () => ({ kind: 'not-found' }),
}

const without = (name: keyof Route): Route => ({ ...good, [name]: undefined }) as unknown as Route
const faultsOf =
  (...routes: Route[]) =>
  () =>
    checkRoutes(routes, [])

describe('the server does not start', () => {
  it.each([
    ['a permission', without('permission'), 'no permission'],
    ['a permission that exists', { ...good, permission: 'anything' as never }, 'no permission'],
    ['a record type', without('record'), 'no record type'],
    ['a class of data', without('data'), 'no class of data'],
    ['saying whether it writes', without('writes'), 'does not say whether it writes'],
    ['an audit event', without('audit'), 'no audit event'],
    ['a handler', without('handle'), 'no handler'],
    [
      'the parameter of its record',
      { ...good, path: '/matters/:id' as const },
      'record matter needs :matterId',
    ],
    ['a record for its parameter', { ...good, record: 'none' as const }, ':matterId names a record'],
  ])('with a route without %s', (_what, route, problem) => {
    expect(faultsOf(route)).toThrow(problem)
  })

  it('with a GET that writes, nor with one route declared twice', () => {
    expect(faultsOf({ ...good, writes: true })).toThrow('a GET that writes')
    const twin = { ...good, path: '/matters/:matterId' as const }
    expect(faultsOf(good, twin)).toThrow('declared twice')
    expect(() =>
      checkRoutes([{ ...good, path: '/somewhere', method: 'POST', record: 'none' }], [open]),
    ).toThrow('declared twice')
  })

  it('with a way in that says not how it is proven to be ours', () => {
    expect(() => checkRoutes([], [{ ...open, proof: undefined as never }])).toThrow('no proof of origin')
  })

  it('before all faults are named at once', () => {
    const broken = { ...without('audit'), permission: undefined } as unknown as Route
    expect(faultsOf(broken)).toThrow(/no audit event[\s\S]*no permission/)
  })
})

it('starts with the routes there are, and describes each of them', () => {
  expect(() => checkRoutes(allRoutes, openRoutes)).not.toThrow()
  const described = describeRoutes(allRoutes)
  expect(described.length).toBeGreaterThan(allRoutes.length + openRoutes.length)
  expect(described.every((route) => route.permission !== '' && route.audit !== '')).toBe(true)
  const writing = described.filter((route) => route.writes)
  // The quick exit is a link, so that it needs no script: it takes away what its own unguessable address names.
  expect(writing.filter((route) => route.method !== 'POST').map(({ path }) => path)).toEqual([
    '/tell-us/:reportToken/leave',
  ])
})
