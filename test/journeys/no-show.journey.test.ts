import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { openPageExaminer, type PageExaminer } from '../support/page-examiner.ts'
import { type Person, personAt } from '../support/person-at-browser.ts'
import { type RunningDemo, startDemo } from '../support/running-demo.ts'
import {
  answersCheck,
  asksPartner,
  fillsInReferral,
  recordsEnquiry,
  reportsNoShow,
  signsOutcome,
  statesRegister,
} from './no-show-acts.ts'

/** Rowan Test-Harbottle was expected at The Weston Road Academy on Wednesday 2 September 2026 and did not come. */
const EXPECTED = '2026-09-02'
const REPORTED = '2026-09-04'

const DEE = 'dee-sample-khan'
const HEAD = 'ursula-demo-vane'
const OTHER_SCHOOL = 'gwen-test-llewellyn'
const ADMISSIONS = 'stella-demo-priest'
const TEAM = 'dan-example-pike'
const OTHER_TEAM = 'marta-test-nowak'
const OFFICER = 'priya-test-okafor'

interface OutboxLine {
  readonly template: string
  readonly matterId: string
  readonly to: { readonly name: string }
}

let demo: RunningDemo
let browser: Browser
let examiner: PageExaminer
const people = new Map<string, Person>()
/** Where the enquiry of the school, and the case of the authority, are found. */
let enquiry = ''
let authorityCase = ''

/** Somebody at their own browser, signed in at the first mention. */
async function as(key: string): Promise<Person> {
  const known = people.get(key)
  if (known !== undefined) return known
  const person = await personAt(browser, demo, examiner, key)
  people.set(key, person)
  return person
}

beforeAll(async () => {
  browser = await openBrowser()
  demo = await startDemo({ today: REPORTED })
  examiner = await openPageExaminer(browser)
})

afterAll(async () => {
  await browser?.close()
  await demo?.close()
})

describe('the first week', () => {
  test('the school says it once, and hears what is due, when and under which paragraph, policy 4.2', async () => {
    const dee = await as(DEE)
    await reportsNoShow(dee, EXPECTED)
    const form = await dee.formNow()
    await dee.pressesTwice('Send the report')
    await dee.sees('Report sent', 'School days are counted from Wednesday 2 September 2026')
    await dee.sees('Tuesday 8 September 2026', 'Tuesday 15 September 2026', 'Tuesday 29 September 2026')
    await dee.sees(/policy 4\.2/i, /policy 4\.4/i)

    const again = await dee.page.request.post(form.action, { form: form.fields, maxRedirects: 0 })
    expect(again.status()).toBe(303)
    enquiry = `/matters/${await onlyMatter('school-enquiry')}`
    await dee.follows('Go to the enquiry')
    expect(dee.path()).toBe(enquiry)
    await dee.sees('Day 3 of 20', 'Record what you tried')
  })

  test('what was tried is recorded, once with nothing but the keyboard, policy 4.2', async () => {
    const dee = await as(DEE)
    const { keyboard } = dee.page
    await dee.tabsTo('Record what you tried')
    await keyboard.press('Enter')
    await dee.page.waitForURL(`**${enquiry}/record-enquiry`)
    await dee.tabsTo('Which enquiry was it?')
    await dee.arrowsTo('Parents, by phone')
    await dee.tabsTo('How?')
    await dee.arrowsTo('Telephone')
    await dee.tabsTo('Who was tried or asked?')
    await keyboard.type('Mother’s number')
    await dee.tabsTo('What came of it?')
    await dee.arrowsTo('No answer')
    await dee.tabsTo('What was said or found?')
    await keyboard.type('Rang out twice')
    await dee.tabsTo('Record what you tried')
    await keyboard.press('Enter')
    await dee.page.waitForURL(`**${enquiry}`)
    await dee.sees('Rang out twice', 'Mother’s number')

    await dee.goes(`${enquiry}/record-enquiry`)
    await dee.presses('Record what you tried')
    expect(dee.status()).toBe(422)
    await dee.sees('There is a problem', 'Choose which enquiry it was.', 'Choose what came of it.')
  })

  test('a worry for safety is written down beside the enquiry, and moves no date of it, policy 4.8', async () => {
    const dee = await as(DEE)
    const before = await openDeadlines()
    await dee.goes(`${enquiry}/safety-contact`)
    await dee.sees('This stops no clock')
    await dee.chooses('Integrated Front Door')
    await dee.writes('At what time?', '9.05')
    await dee.presses('Record whom you told')
    await dee.goes(`${enquiry}/timeline`)
    await dee.sees('Integrated Front Door')
    expect(await openDeadlines()).toEqual(before)
    expect(await stateOf(enquiry)).toBe('Q1')
  })

  test('nobody but those who take part can tell that it exists', async () => {
    const gwen = await as(OTHER_SCHOOL)
    for (const page of ['', '/timeline', '/family', '/record-enquiry', '/removal']) {
      await gwen.goes(`${enquiry}${page}`)
      expect(gwen.status(), page).toBe(404)
      await gwen.doesNotSee('Harbottle')
    }
    const stranger = await browser.newContext({ baseURL: demo.address, javaScriptEnabled: false })
    const page = await stranger.newPage()
    await page.goto(enquiry)
    expect(new URL(page.url()).pathname).toBe('/sign-in')
    await stranger.close()
  })

  test('after a week School Admissions is asked, and finds no other roll, policy 4.2', async () => {
    await demo.moveClock('2026-09-08')
    const dee = await as(DEE)
    await dee.goes('/')
    await dee.sees('Ask School Admissions: Rowan Test-Harbottle')
    await dee.goes(enquiry)
    await dee.follows('Ask School Admissions')
    await dee.writes('Anything that helps them look', 'The family spoke of Cannock')
    await dee.presses('Ask School Admissions')
    expect(await stateOf(enquiry)).toBe('Q2')

    const stella = await as(ADMISSIONS)
    await stella.goes('/')
    await stella.sees('Test-Harbottle')
    await stella.goes(enquiry)
    await stella.follows('Record the answer')
    await stella.presses('Record the answer')
    expect(stella.status()).toBe(422)
    await stella.sees('Choose the answer.')
    await stella.chooses('No, on no other roll')
    await stella.writes('What you looked at', 'Admissions system and all rolls')
    await stella.presses('Record the answer')
    expect(await stateOf(enquiry)).toBe('Q3')
  })
})

describe('the team looks, and the law’s ten days come first', () => {
  test('the request has gone to the team of the home district by itself, and to no other, policy 4.3', async () => {
    const dan = await as(TEAM)
    await dan.goes('/')
    await dan.sees('Test-Harbottle')
    await dan.goes(`${enquiry}/family`)
    await dan.sees('7 Made-Up Lane', 'WS11 1AA')
    await dan.goes(enquiry)
    await dan.follows('Record that the request has arrived')
    await dan.presses('Record that it has arrived')
    await dan.follows('Take the request')
    await dan.presses('Take the request')
    await dan.sees('Dan Example-Pike')
    const marta = await as(OTHER_TEAM)
    await marta.goes(enquiry)
    expect(marta.status()).toBe(404)
  })

  test('somebody who wrote on an old page sees both texts, and loses nothing', async () => {
    await demo.moveClock('2026-09-15')
    const [dee, dan] = [await as(DEE), await as(TEAM)]
    await dee.goes('/')
    await dee.sees('Tell the authority', 'Rowan Test-Harbottle')
    await dee.goes(`${enquiry}/ten-day-report`)
    await dee.writes('Anything the authority should know now', 'The grandfather has not seen them either')

    await dan.goes(`${enquiry}/record-visit`)
    await dan.dates('On which day?', '2026-09-14')
    await dan.chooses('Morning')
    await dan.chooses('The house is empty, or others live there')
    await dan.writes('Who was spoken to, and what was seen', 'Curtains gone, post behind the door')
    await dan.presses('Record the visit')

    await dee.presses('Tell the authority')
    expect(dee.status()).toBe(409)
    await dee.sees('Somebody else recorded something here', 'The grandfather has not seen them either')
    await dee.sees('Curtains gone, post behind the door', 'Dan Example-Pike')
    await dee.presses('Record mine as well')
    expect(dee.path()).toBe(enquiry)
    expect(await stateOf(enquiry)).toBe('Q3')
    const priya = await as(OFFICER)
    await priya.goes('/outbox')
    await priya.sees(/ten school days/i)
  })

  test('the team does not find the child, which alone is not enough for a referral, policy 4.7', async () => {
    const dan = await as(TEAM)
    await dan.goes(enquiry)
    await dan.follows('Record what you found')
    await dan.chooses('Rowan is not located')
    await dan.writes('How you know', 'Neighbours saw a van on 20 August')
    await dan.presses('Record what you found')
    expect(await stateOf(enquiry)).toBe('Q3')
    const dee = await as(DEE)
    await dee.goes(`${enquiry}/referral`)
    await dee.sees('The referral of Rowan is not due yet', 'Day 20 is Tuesday 29 September 2026')
  })

  test('an INSET day moves day 20, and the timeline says why, policy 4.4', async () => {
    const dee = await as(DEE)
    await dee.follows('School days')
    await dee.follows('Add an INSET day or a closure')
    await dee.presses('Save')
    expect(dee.status()).toBe(422)
    await dee.sees('Select what these days are')
    await dee.chooses('INSET day')
    await dee.dates('First day', '2026-09-25')
    await dee.writes('What it is called', 'Staff training')
    await dee.presses('Save')
    await demo.onroll('jobs', 'drain')
    await dee.goes(`${enquiry}/timeline`)
    await dee.sees('29 September 2026', '30 September 2026', 'Staff training')
    await dee.goes(`${enquiry}/referral`)
    await dee.sees('Day 20 is Wednesday 30 September 2026')
    await dee.follows('Why this date?')
    await dee.sees('Staff training', '25 September 2026')
  })
})

describe('the referral', () => {
  test('on day 20 the school is prompted; the form is filled in from the enquiry, policy 4.4', async () => {
    await demo.moveClock('2026-09-30')
    expect(await stateOf(enquiry)).toBe('Q4')
    const dee = await as(DEE)
    await dee.goes('/')
    await dee.sees('Refer to the CME team', 'Rowan Test-Harbottle')
    await dee.goes(`${enquiry}/referral`)
    await dee.sees('Steps that are not recorded yet', 'Parents, by phone')

    const mother = 'Ines Test-Harbottle (mother)'
    const grandfather = 'Otto Test-Harbottle (grandfather)'
    for (const [check, contact, on] of [
      ['Parents, by phone', mother, '2026-09-07'],
      ['Parents, by phone', mother, '2026-09-16'],
      ['Parents, by phone', grandfather, '2026-09-07'],
      ['Parents, by phone', grandfather, '2026-09-16'],
      ['Every emergency contact', mother, '2026-09-09'],
      ['Every emergency contact', grandfather, '2026-09-09'],
      ['Letter to last known address', undefined, '2026-09-10'],
      ['The school the child came from', undefined, '2026-09-11'],
      ['Staff and friends who know the family', undefined, '2026-09-11'],
    ] as const)
      await recordsEnquiry(dee, enquiry, {
        check,
        ...(contact ? { contact } : {}),
        who: contact ?? check,
        on,
      })

    await dee.goes(`${enquiry}/referral`)
    await dee.doesNotSee('Steps that are not recorded yet')
    expect(await dee.page.getByLabel('Legal name').inputValue()).toContain('Test-Harbottle')
    await fillsInReferral(dee)
    await dee.sees('The referral is with the CME team', 'The name stays on the roll')
    expect(await stateOf(enquiry)).toBe('Q5')
    authorityCase = `/matters/${await onlyMatter('authority-case')}`
  })

  test('a named officer acknowledges and sets the lane with its reason, policy 4.4', async () => {
    await demo.moveClock('2026-10-01')
    const priya = await as(OFFICER)
    await priya.goes('/')
    await priya.sees('Test-Harbottle', 'The Weston Road Academy has referred')
    await priya.goes(`${enquiry}/acknowledge`)
    expect(priya.path()).toBe(`${authorityCase}/triage`)
    await priya.chooses('Standard lane')
    await priya.presses('Acknowledge and set the lane')
    expect(priya.status()).toBe(422)
    await priya.sees('There is a problem')
    await priya.chooses('Red lane')
    await priya.presses('Acknowledge and set the lane')
    expect(priya.path()).toBe(authorityCase)
    expect([await stateOf(enquiry), await stateOf(authorityCase)]).toEqual(['Q5a', 'L2'])
    const dee = await as(DEE)
    await dee.goes(enquiry)
    await dee.sees('The authority’s case stands at “Tracing”')
    await dee.goes(`${enquiry}/timeline`)
    await dee.sees('Priya Test-Okafor')
  })

  test('acknowledgement unlocks no removal; the page says what would, policy 4.4, policy 4.9', async () => {
    const ursula = await as(HEAD)
    await ursula.goes(`${enquiry}/removal`)
    await ursula.sees('Can Rowan’s name be removed?', 'Not today.', 'conditions are not met')
    await ursula.sees('What would make it lawful')
    await ursula.doesNotSee('Remove Rowan’s name today')
    await ursula.goes(`${enquiry}/removal/confirm?ground=I`)
    expect(ursula.path()).toBe(`${enquiry}/removal`)
    const dee = await as(DEE)
    await dee.goes(`${enquiry}/removal`)
    await dee.sees('Only the headteacher decides')
  })
})

describe('looking together, and the headteacher’s decision', () => {
  test('the authority asks its partners, each under its law, and the school sees the ticks, policy 2.4', async () => {
    const priya = await as(OFFICER)
    const checks = await notAskedYet()
    expect(checks.length).toBeGreaterThan(3)
    for (const check of checks) await asksPartner(priya, authorityCase, check)
    await demo.moveClock('2026-10-07')
    for (const check of checks) await answersCheck(priya, authorityCase, check, '2026-10-07')
    expect(await notAskedYet()).toEqual([])
    await priya.sees('Children Act 2004, section 10')
    const dee = await as(DEE)
    await dee.goes(enquiry)
    for (const check of checks) await dee.sees(check)
    await dee.doesNotSee('Seen at no surgery')
  })

  test('both sides write the outcome; only the same outcome counts, policy 4.9', async () => {
    const [priya, dee] = [await as(OFFICER), await as(DEE)]
    await priya.goes(enquiry)
    await priya.goes(`${enquiry}/joint-outcome`)
    await priya.presses('Write our outcome')
    expect(priya.status()).toBe(422)
    await priya.sees('Choose the outcome.', 'Put your name to it.')
    await signsOutcome(priya, enquiry, 'Rowan has not been found')
    expect(await stateOf(enquiry)).toBe('Q5a')
    await signsOutcome(dee, enquiry, 'Rowan has not been found')
    expect(await stateOf(enquiry)).toBe('Q7')
  })

  test('the headteacher removes the name, past a page that says what it means, policy 4.9', async () => {
    await demo.moveClock('2026-10-08')
    const ursula = await as(HEAD)
    await statesRegister(ursula, enquiry)
    await ursula.sees('conditions are met.', 'The authority’s case stays open until Rowan is found')
    await ursula.presses('Record the decision')
    expect(ursula.status()).toBe(422)
    await ursula.sees('Choose what you decide.')
    await ursula.chooses('Remove Rowan’s name today')
    await ursula.presses('Record the decision')
    await ursula.sees('You are about to remove Rowan’s name')
    await ursula.presses('Remove Rowan’s name')
    expect(ursula.status()).toBe(422)
    await ursula.chooses('Unknown', 'Where does the child go?')
    await ursula.presses('Remove Rowan’s name')
    expect(ursula.path()).toBe(`${enquiry}/removal/done`)
    await ursula.sees('Unknown Destination', '8 October 2026')
    expect(await stateOf(enquiry)).toBe('Q9')
  })

  test('the deletion return has gone to the authority with the removal, policy 4.11', async () => {
    const priya = await as(OFFICER)
    await priya.goes('/outbox')
    await priya.follows('Deletion return')
    await priya.sees('Test-Harbottle', 'Children Missing Education team')
    const outbox: readonly OutboxLine[] = JSON.parse((await demo.onroll('outbox', '--json')).out)
    const returns = outbox.filter(
      ({ template, matterId }) => template === 'deletion-return' && matterId === idOf(enquiry),
    )
    expect(returns).toHaveLength(1)
    expect(returns[0]?.to.name).toBe('Children Missing Education team')
  })

  test('the transfer file carries XXXXXXX and one pupil, and its upload ends the enquiry, policy 4.12', async () => {
    const dee = await as(DEE)
    await dee.goes(`${enquiry}/transfer-file`)
    await dee.sees('XXXXXXX')
    await dee.presses('Make the transfer file')
    expect(dee.path()).toBe(`${enquiry}/letters`)
    const [download] = await Promise.all([
      dee.page.waitForEvent('download'),
      dee.page
        .getByRole('link', { name: /^Download/ })
        .first()
        .click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^\d{7}_CTF_XXXXXXX_\d{3}\.xml$/)
    const file = join(demo.stateDir, download.suggestedFilename())
    await download.saveAs(file)
    expect((await readFile(file)).length).toBeGreaterThan(200)
    const read = JSON.parse((await demo.onroll('ctf', 'read', file)).out)
    expect(read.pupils).toHaveLength(1)
    expect(read.pupils[0].surname).toBe('Test-Harbottle')
    expect(`${read.destination.lea}${read.destination.estab}`).toBe('XXXXXXX')
    expect((await demo.onroll('ctf', 'check', file)).code).toBe(0)

    await dee.goes(`${enquiry}/upload`)
    await dee.presses('Record the upload')
    expect(await isOpen(enquiry)).toBe(false)
  })
})

describe('the authority goes on until the child is found', () => {
  test('its case is open after the school has ended, policy 3.1', async () => {
    const priya = await as(OFFICER)
    await priya.goes(authorityCase)
    await priya.sees('Tracing')
    expect(await isOpen(authorityCase)).toBe(true)
    await demo.moveClock('2026-11-03')
    await priya.goes('/cases')
    await priya.sees('Test-Harbottle')
  })

  test('a belief closes nothing; a verified fact with source and evidence does, policy 3.1', async () => {
    const priya = await as(OFFICER)
    await priya.goes(`${authorityCase}/close-case`)
    await priya.presses('Close the case')
    expect(priya.status()).toBe(422)
    await priya.sees('Choose the reason.', 'Write down the fact.', 'Write down who says so.')
    await priya.chooses(/another authority/i)
    await priya.writes('The fact', 'On roll at Sample School, Derby, since 19 October 2026')
    await priya.writes('Who says so?', 'Derby City CME team')
    await priya.writes('What verifies it?', 'Their secure e-mail of 3 November 2026')
    await priya.presses('Close the case')
    expect(await isOpen(authorityCase)).toBe(false)
    await priya.sees('On roll at Sample School, Derby')
  })

  test('a new report opens it again, with its history', async () => {
    const priya = await as(OFFICER)
    await priya.goes(`${authorityCase}/reopen-case`)
    await priya.writes(/What was reported/, 'Derby: the child did not start after all')
    await priya.presses('Open the case again')
    expect(await isOpen(authorityCase)).toBe(true)
    expect(await stateOf(authorityCase)).toBe('L0')
    await priya.goes(`${authorityCase}/timeline`)
    await priya.sees('On roll at Sample School, Derby', 'Derby: the child did not start after all')
  })

  test('every date of this child that stood on a page can be asked why', async () => {
    const dates = await demo.rows<{ id: string }>('select id from deadline where matter_id = any($1)', [
      [idOf(enquiry), idOf(authorityCase)],
    ])
    const asked = new Set<string>()
    for (const person of people.values())
      for (const { id } of dates) {
        const why = `/deadlines/${id}/why`
        if (asked.has(id) || !person.whys.has(why)) continue
        asked.add(id)
        await person.goes(why)
        expect(person.status(), why).toBe(200)
        await person.sees(/Why \w+ \d+ \w+ 20\d\d\?/)
      }
    expect(asked.size).toBeGreaterThan(8)
  })

  test('with scripts on the same pages work, and nothing is refused by their own policy', async () => {
    const rob = await personAt(browser, demo, examiner, 'rob-mock-ellery', { scripts: true })
    await rob.goes('/')
    await rob.goes(enquiry)
    await rob.follows('Write a note')
    await rob.writes('Note', 'Read with scripts on')
    await rob.presses('Write the note')
    await rob.goes(`${enquiry}/timeline`)
    await rob.sees('Read with scripts on')
    await rob.leaves()
  })

  test('every act has its line, and the record holds together', async () => {
    const verified = await demo.onroll('audit', 'verify')
    expect(verified.code, verified.err).toBe(0)
  })
})

function idOf(path: string): string {
  return path.split('/').at(-1) ?? ''
}

async function onlyMatter(kind: string): Promise<string> {
  const rows = await demo.rows<{ id: string }>(
    `select m.id from matter m join child c on c.id = m.child_id
     where c.family_name = 'Test-Harbottle' and m.kind = $1`,
    [kind],
  )
  expect(rows).toHaveLength(1)
  return rows[0]?.id ?? ''
}

async function summaryOf(path: string): Promise<{ state: string; open: boolean }> {
  const [row] = await demo.rows<{ state: string; open: boolean }>(
    'select state, open from matter_summary where matter_id = $1',
    [idOf(path)],
  )
  if (row === undefined) throw new Error(`There is no ${path}`)
  return row
}

const stateOf = async (path: string) => (await summaryOf(path)).state
const isOpen = async (path: string) => (await summaryOf(path)).open

async function openDeadlines(): Promise<readonly unknown[]> {
  return demo.rows(
    `select kind, due_on, status from deadline where matter_id = $1 and kind not like '%safety%' order by kind`,
    [idOf(enquiry)],
  )
}

/** The checks that the page of the case still asks for, as the officer reads them. */
async function notAskedYet(): Promise<readonly string[]> {
  const priya = await as(OFFICER)
  await priya.goes(authorityCase)
  return priya.page.evaluate(`[...document.querySelectorAll('tr')]
    .filter((row) => row.textContent.includes('Not asked yet'))
    .map((row) => row.querySelector('th, td').innerText.split('\\n')[0])`)
}
