import type { Fields, WebAnswer, WebClient } from './web-client.ts'

/** What a school answers, page by page; a test says only what it is about. */
export const A_REPORT = {
  safety: { worried: 'no' },
  pupil: {
    givenName: 'Rowan',
    familyName: 'Test-Ashby',
    'bornOn-day': '14',
    'bornOn-month': '3',
    'bornOn-year': '2014',
    sex: 'F',
  },
  'expected-day': {
    'expectedOn-day': '19',
    'expectedOn-month': '10',
    'expectedOn-year': '2026',
    yearGroup: '8',
    cameFrom: 'yes',
    previousSchool: 'Made-Up Primary, Stafford',
  },
  address: { addressKnown: 'yes', lines: '7 Made-Up Lane\nStafford', postcode: 'st16 2dh', secret: 'no' },
  contact: {
    name: 'Ines Test-Ashby',
    relationship: 'mother',
    responsibility: 'yes',
    livesWith: 'yes',
    emergency: 'yes',
    phone: '01632 960123',
    mayContact: 'yes',
  },
  siblings: { moreSiblings: 'none' },
  risk: { groups: ['special-needs'] },
  circumstances: {
    'known-to-social-care': 'no',
    'has-plan-for-special-needs': 'not-known',
    'service-family': 'no',
    'believed-moved-authority': 'no',
    'believed-abroad': 'no',
  },
  'last-seen': { lastSeen: 'At the induction day on 3 July', reasonBelieved: '' },
} as const satisfies Record<string, Fields>

export type ReportChanges = Readonly<Partial<Record<keyof typeof A_REPORT | 'found', Fields>>>

/** Begins a report and gives the address of its draft. */
export async function beginReport(client: WebClient, what = 'did-not-come'): Promise<string> {
  const begun = await client.submit(await client.get('/non-arrivals'), { what }, '/non-arrivals')
  if (begun.location === undefined) throw new Error(`No report began: ${begun.status}`)
  return begun.location.replace(/\/safety$/, '')
}

/** Sends one page of a report. */
export async function answerPage(
  client: WebClient,
  draft: string,
  page: string,
  fields: Fields,
): Promise<WebAnswer> {
  const path = `${draft}/${page}`
  return client.submit(await client.get(path), fields, path)
}

/** Fills in a whole report, up to the check of all answers. Gives the address of its draft. */
export async function fillReport(client: WebClient, changes: ReportChanges = {}): Promise<string> {
  const draft = await beginReport(client)
  const answers = { ...A_REPORT, ...changes }
  for (const page of ['safety', 'pupil', 'expected-day', 'address'] as const) {
    const sent = await answerPage(client, draft, page, answers[page])
    if (sent.status !== 303)
      throw new Error(`${page} was not taken: ${sent.status} ${faultsOf(sent).join(' | ')}`)
    if (sent.location?.endsWith('/found'))
      await answerPage(client, draft, 'found', changes.found ?? { found: 'new' })
  }
  await answerPage(client, draft, 'family', { moreContacts: 'add' })
  await answerPage(client, draft, 'contact', answers.contact)
  await answerPage(client, draft, 'family', { moreContacts: 'done' })
  for (const page of ['siblings', 'risk', 'circumstances', 'last-seen'] as const)
    await answerPage(client, draft, page, answers[page])
  return draft
}

/** Fills in a whole report and sends it. */
export async function sendReport(client: WebClient, changes: ReportChanges = {}): Promise<WebAnswer> {
  const draft = await fillReport(client, changes)
  return answerPage(client, draft, 'check', {})
}

/** The messages of the error summary. */
export function faultsOf(answer: WebAnswer): readonly string[] {
  const summary = /govuk-error-summary__list">(.*?)<\/ul>/s.exec(answer.body)?.[1] ?? ''
  return [...summary.matchAll(/<li>(.*?)<\/li>/gs)].map(([, item = '']) =>
    item.replace(/<[^>]+>/g, '').trim(),
  )
}
