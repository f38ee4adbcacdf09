import { expect } from 'vitest'
import type { Person } from '../support/person-at-browser.ts'

/** Says, page by page, that Rowan Test-Harbottle did not come; makes the usual mistakes on the way. */
export async function reportsNoShow(dee: Person, expectedOn: string): Promise<void> {
  await dee.goes('/')
  await dee.follows('Report a child')
  await dee.chooses('A pupil who was expected did not come')
  await dee.presses('Start a report')

  await dee.presses('Save and continue')
  expect(dee.status()).toBe(422)
  await dee.sees('There is a problem', 'Choose whether anybody is worried for the child’s safety.')
  await dee.chooses('No', 'Is anybody worried?')
  await dee.presses('Save and continue')

  await dee.writes('Legal surname', 'Test-Harbottle')
  await dee.dates('Date of birth', '2025-02-30')
  await dee.presses('Save and continue')
  expect(dee.status()).toBe(422)
  await dee.sees('There is a problem')
  expect(await dee.page.getByLabel('Legal surname').inputValue()).toBe('Test-Harbottle')
  await dee.writes('Legal first name', 'Rowan')
  await dee.dates('Date of birth', '2015-03-14')
  await dee.chooses('Female', 'Sex')
  await dee.presses('Save and continue')

  await dee.dates('The agreed starting day', expectedOn)
  await dee.selects('Year group', '7')
  await dee.chooses('Yes', 'Did the pupil come from another school?')
  await dee.writes('Which school, if from another one?', 'Sample Primary School, Cannock')
  await dee.presses('Save and continue')

  await dee.chooses('Yes', 'Do you have an address?')
  await dee.writes('Address, if you have one', '7 Made-Up Lane\nCannock')
  await dee.writes('Postcode, if you have it', 'WS11 1AA')
  await dee.chooses('No', 'must it be kept secret?')
  await dee.presses('Save and continue')

  await dee.chooses('Yes, add a person', 'Do you know of anybody?')
  await dee.presses('Save and continue')
  await addsContact(dee, 'Ines Test-Harbottle', 'mother', '01632 960011')
  await dee.sees('Ines Test-Harbottle (mother)')
  await dee.chooses('Yes, add another')
  await dee.presses('Save and continue')
  await addsContact(dee, 'Otto Test-Harbottle', 'grandfather', '01632 960012')
  await dee.chooses('No, that is everybody on file')
  await dee.presses('Save and continue')

  await dee.chooses('No', 'Does the child have brothers or sisters?')
  await dee.presses('Save and continue')
  // What is known of the situation: nothing.
  await dee.presses('Save and continue')
  for (const question of [
    'known to social care',
    'EHC plan',
    'armed forces',
    'moved to another authority',
    'believed to be abroad',
  ])
    await dee.chooses(question === 'known to social care' ? 'Not known' : 'No', new RegExp(question))
  await dee.presses('Save and continue')
  await dee.writes(/last seen, where and by whom/, 'At the induction day on 3 July, by the head of year')
  await dee.presses('Save and continue')
  await dee.sees(
    'Check your answers',
    'Rowan Test-Harbottle',
    '7 Made-Up Lane, Cannock, WS11 1AA',
    'Cannock Chase',
  )
}

async function addsContact(dee: Person, name: string, who: string, telephone: string): Promise<void> {
  await dee.writes('Name', name)
  await dee.writes('Who they are to the child', who)
  await dee.chooses('Yes', 'Do they have parental responsibility?')
  await dee.chooses('Yes', /live with/)
  await dee.chooses('Yes', /emergency contact/)
  await dee.writes('Telephone', telephone)
  await dee.chooses('Yes', 'May they be contacted?')
  await dee.presses('Save and continue')
}

export interface EnquiryTried {
  readonly check: string
  readonly contact?: string
  readonly how?: string
  readonly who: string
  readonly on: string
  readonly result?: string
  readonly note?: string
}

/** One line of what was tried, from the page of the enquiry. */
export async function recordsEnquiry(person: Person, matter: string, tried: EnquiryTried): Promise<void> {
  await person.goes(`${matter}/record-enquiry`)
  await person.chooses(tried.check, 'Which enquiry was it?')
  if (tried.contact !== undefined) await person.selects('Which contact or school?', tried.contact)
  await person.chooses(tried.how ?? 'Telephone', 'How?')
  await person.writes('Who was tried or asked?', tried.who)
  await person.dates('On which day?', tried.on)
  await person.chooses(tried.result ?? 'No answer', 'What came of it?')
  if (tried.note !== undefined) await person.writes('What was said or found?', tried.note)
  await person.presses('Record what you tried')
  expect(person.path()).toBe(matter)
}

/** Adds to the form what only the school knows, forgets something once, and sends it. */
export async function fillsInReferral(dee: Person): Promise<void> {
  await dee.presses('Send the referral')
  expect(dee.status()).toBe(422)
  await dee.sees('There is a problem', 'Looked after', 'The designated safeguarding lead’s appraisal of risk')
  await dee.chooses('None known', /Special educational needs/)
  await dee.chooses('No', 'Looked after')
  await dee.chooses(/^\s*Neither/, 'Child Protection Plan or child in need')
  await dee.writes('The designated safeguarding lead’s appraisal of risk', 'A family not seen since July')
  await dee.page.getByLabel('Telephone', { exact: true }).last().fill('01785 960001')
  await dee.presses('Send the referral')
}

export async function asksPartner(officer: Person, matter: string, check: string): Promise<void> {
  await officer.goes(`${matter}/request-check`)
  await officer.chooses(check, 'Which check?')
  await officer.chooses('Name and date of birth')
  await officer.chooses('Secure e-mail', 'How?')
  await officer.presses('Record whom you asked')
  expect(officer.path()).toBe(matter)
}

export async function answersCheck(
  officer: Person,
  matter: string,
  check: string,
  on: string,
): Promise<void> {
  await officer.goes(`${matter}/record-answer`)
  await officer.chooses(check, 'Which check?')
  await officer.chooses('Nothing found', 'What came of it?')
  await officer.writes(/^\s*What was found/, 'Seen at no surgery')
  await officer.dates('On which day did the answer come?', on)
  await officer.presses('Record the answer')
  expect(officer.path()).toBe(matter)
}

export async function signsOutcome(person: Person, matter: string, outcome: string): Promise<void> {
  await person.goes(`${matter}/joint-outcome`)
  await person.chooses(outcome)
  await person.chooses(/write this for/)
  await person.presses('Write our outcome')
}

export async function statesRegister(head: Person, matter: string): Promise<void> {
  await head.goes(`${matter}/removal`)
  await head.follows('State what the register says')
  await head.writes('Sessions coded G', '0')
  await head.writes('Sessions coded N', '50')
  await head.writes('Sessions coded O', '2')
  await head.writes('Sessions with any other code', '0')
  await head.chooses('No', /know of sickness/)
  await head.chooses('No', /another cause that could not be avoided/)
  await head.presses('Record what the register says')
}
