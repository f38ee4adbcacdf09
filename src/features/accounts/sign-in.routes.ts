import type { OpenAnswer, OpenAsk, OpenRoute } from '../open-route.ts'
import { ownPathOr } from './own-path.ts'
import { giveCode, givePassword, replaceSignIn } from './sign-in.command.ts'
import { codePage, signInPage } from './sign-in.page.tsx'
import { type DemoPerson, listDemoPeople } from './sign-in.store.ts'

const START = '/start'
const TOO_MANY = 'Too many tries. Wait five minutes, then try again.'
const WRONG = 'The e-mail address or the password is not right.'
const WRONG_CODE = 'The code is not right or was used before. Wait for the next one.'

export const signInRoutes: readonly OpenRoute[] = [
  {
    method: 'GET',
    path: '/sign-in',
    permission: 'anyone',
    data: 'open',
    writes: false,
    audit: 'view-sign-in',
    proof: 'form',
    handle: async (ask) => {
      if (ask.by !== undefined) return { kind: 'redirect', to: destination(ask.query.get('to') ?? '') }
      return { kind: 'page', page: await signIn(ask, ask.query.get('to') ?? '') }
    },
  },
  {
    method: 'POST',
    path: '/sign-in',
    permission: 'anyone',
    data: 'open',
    writes: true,
    audit: 'sign-in',
    proof: 'form',
    handle: postPassword,
  },
  {
    method: 'GET',
    path: '/sign-in/code',
    permission: 'anyone',
    data: 'open',
    writes: false,
    audit: 'view-sign-in',
    proof: 'form',
    handle: async ({ hidden, query, token }) => {
      const to = query.get('to') ?? ''
      if (token.pending === undefined) return { kind: 'redirect', to: '/sign-in' }
      return { kind: 'page', page: codePage({ hidden, to }) }
    },
  },
  {
    method: 'POST',
    path: '/sign-in/code',
    permission: 'anyone',
    data: 'open',
    writes: true,
    audit: 'sign-in',
    proof: 'form',
    handle: postCode,
  },
  {
    method: 'POST',
    path: '/demo/sign-in',
    permission: 'anyone',
    data: 'open',
    writes: true,
    audit: 'sign-in',
    proof: 'origin',
    handle: postDemoPerson,
  },
]

async function postPassword(ask: OpenAsk): Promise<OpenAnswer> {
  const { form } = ask
  const to = form.text('to')
  const weighed = await givePassword(ask, form.text('email'), form.text('password'))
  if (weighed.kind === 'right') {
    const query = to === '' ? '' : `?to=${encodeURIComponent(destination(to))}`
    return {
      kind: 'redirect',
      to: `/sign-in/code${query}`,
      cookies: [{ name: 'pending', value: weighed.pending }],
    }
  }
  const tooMany = weighed.kind === 'too-many'
  const page = await signIn(ask, to, form.text('email'), tooMany ? TOO_MANY : WRONG)
  return { kind: 'page', status: tooMany ? 429 : 422, page }
}

async function postCode(ask: OpenAsk): Promise<OpenAnswer> {
  const { form, hidden } = ask
  const to = form.text('to')
  const weighed = await giveCode(ask, form.text('code'))
  switch (weighed.kind) {
    case 'gone':
      return { kind: 'redirect', to: '/sign-in', cookies: [{ name: 'pending', value: undefined }] }
    case 'too-many':
      return { kind: 'page', status: 429, page: codePage({ hidden, to, problem: TOO_MANY }) }
    case 'wrong':
      return { kind: 'page', status: 422, page: codePage({ hidden, to, problem: WRONG_CODE }) }
    case 'right':
      return {
        kind: 'redirect',
        to: weighed.roles.length > 1 ? '/acting-as' : destination(to),
        cookies: [
          { name: 'sign-in', value: weighed.token },
          { name: 'pending', value: undefined },
          { name: 'device', value: weighed.device },
        ],
      }
  }
}

async function postDemoPerson(ask: OpenAsk): Promise<OpenAnswer> {
  if (!ask.deps.demo) return { kind: 'not-found' }
  const people = await listDemoPeople(ask.deps.db, ask.today)
  const person = people.find((each) => each.key === ask.form.text('person'))
  if (person === undefined) return { kind: 'not-found' }
  const token = await replaceSignIn(ask, { ...person, id: person.accountId })
  return {
    kind: 'redirect',
    to: destination(ask.form.text('to')),
    cookies: [{ name: 'sign-in', value: token }],
  }
}

async function signIn(ask: OpenAsk, to: string, email?: string, problem?: string) {
  const people: readonly DemoPerson[] = ask.deps.demo ? await listDemoPeople(ask.deps.db, ask.today) : []
  return signInPage({ hidden: ask.hidden, to, people, email, problem })
}

function destination(to: string): string {
  return ownPathOr(to, START)
}
