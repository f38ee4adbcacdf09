import { addDays } from '../../domain/calendar/plain-date.ts'
import { ENQUIRY_RESULTS } from '../../domain/enquiry/enquiry-check.ts'
import { type Act, type ActContext, events, faults, formReader, resultInWords } from '../cases/index.ts'
import { currentSchoolsOf, listContacts, listSiblings } from '../children/index.ts'
import { listSchools } from '../schools/index.ts'

const METHODS = [
  { value: 'telephone', text: 'Telephone' },
  { value: 'text message', text: 'Text message' },
  { value: 'letter', text: 'Letter' },
  { value: 'e-mail', text: 'E-mail' },
  { value: 'visit', text: 'Visit' },
  { value: 'conversation', text: 'Conversation in person' },
  { value: 'records', text: 'Looked in records' },
] as const

const RESULTS = ENQUIRY_RESULTS.map((value) => ({ value, text: resultInWords(value) }))

/** Policy 4.2, 4.5, 4.6: one line of the ledger that school, team and authority share. Only adds. */
export const recordEnquiryAct: Act = {
  action: 'record-enquiry',
  path: 'record-enquiry',
  permission: 'record-enquiry',
  onlyAdds: true,
  servesSiblings: true,
  async form(context) {
    const about = (await subjectsOf(context)).map(({ value, text }) => ({ value, text }))
    return {
      heading: `What did you try to find ${context.child.givenName}?`,
      lead: 'The school, the team and the authority all see this line. It cannot be changed afterwards; a correction is a new line.',
      button: 'Record what you tried',
      citation: 'Children missing education guidance, making reasonable enquiries; policy 4.2 and 4.9',
      fields: [
        {
          kind: 'radios',
          name: 'check',
          label: 'Which enquiry was it?',
          choices: checksOf(context).map(({ id, label, help }) => ({ value: id, text: label, hint: help })),
        },
        ...(about.length > 0
          ? [
              {
                kind: 'select' as const,
                name: 'about',
                label: 'Which contact or school?',
                hint: 'Where you tried a contact on file, or the school of a brother or sister',
                choices: about,
              },
            ]
          : []),
        { kind: 'radios', name: 'method', label: 'How?', choices: METHODS },
        {
          kind: 'text',
          name: 'who',
          label: 'Who was tried or asked?',
          hint: 'For example: mother’s number, neighbour at number 4',
        },
        {
          kind: 'date',
          name: 'triedOn',
          label: 'On which day?',
          hint: 'For example, 27 3 2026',
          value: context.today,
        },
        { kind: 'radios', name: 'result', label: 'What came of it?', choices: RESULTS },
        {
          kind: 'textarea',
          name: 'note',
          label: 'What was said or found?',
          hint: 'Do not write an address that must stay secret here.',
        },
        {
          kind: 'text',
          name: 'evidence',
          label: 'Evidence',
          hint: 'For example: phone log, copy of letter. Leave empty if there is none',
        },
      ],
    }
  },
  async read(form, context) {
    const reader = formReader(form)
    const check = reader.choice(
      'check',
      checksOf(context).map(({ id }) => id),
      'Choose which enquiry it was.',
    )
    const method = reader.choice(
      'method',
      METHODS.map(({ value }) => value),
      'Choose how it was tried.',
    )
    const who = reader.text('who', 'Write down who was tried or asked.', 200)
    const triedOn = reader.date('triedOn', 'The day it was tried', {
      notAfter: { day: context.today, message: 'The day it was tried must be today or earlier.' },
      notBefore: {
        day: addDays(context.matter.openedOn, -365),
        message: 'The day it was tried must be within a year before the enquiry began.',
      },
    })
    const result = reader.choice('result', ENQUIRY_RESULTS, 'Choose what came of it.')
    const note = reader.text('note')
    const evidence = reader.text('evidence', undefined, 500)
    if (result === 'left-out' && note === '')
      reader.fault('note', 'Write down why this enquiry was left out.')
    const subjects = await subjectsOf(context)
    const about = subjects.find(({ value }) => value === form.text('about'))
    const each = checksOf(context).find(({ id }) => id === check)?.each
    // An enquiry about several is done when each was tried, so it has to be said which one this was.
    if (each && about?.each !== each && result !== 'left-out' && subjects.some((one) => one.each === each))
      reader.fault('about', WHICH[each])
    if (!check || !method || !triedOn || !result || reader.errors.length > 0) return faults(reader.errors)
    return events({
      kind: 'enquiry-recorded',
      happenedOn: triedOn,
      facts: {
        check,
        method,
        who,
        triedOn,
        result,
        ...(about ? { about: about.value } : {}),
        ...(note ? { note } : {}),
        ...(evidence ? { evidence } : {}),
      },
    })
  },
}

function checksOf({ deps, by, matter }: ActContext) {
  const side = by.side === 'team' ? 'team' : by.side === 'authority' ? 'authority' : 'school'
  return deps.packs
    .rulesAt(matter.openedOn, by.pack)
    .enquiryChecks()
    .filter((check) => check.by === side)
}

const WHICH = {
  'emergency-contact': 'Choose which contact you tried.',
  'sibling-school': 'Choose which school you asked.',
} as const

/** Whom an enquiry can be about: contacts who may be contacted, and the schools of brothers and sisters. */
async function subjectsOf({ trx, child }: ActContext) {
  const contacts = (await listContacts(trx, child.id)).filter(({ mustNotContact }) => !mustNotContact)
  const siblings = await listSiblings(trx, child)
  const urns = await currentSchoolsOf(
    trx,
    siblings.map(({ id }) => id),
  )
  const schools = await listSchools(trx, [...new Set(urns.values())])
  return [
    ...contacts.map(({ id, name, relationship }) => ({
      value: id,
      text: `${name} (${relationship})`,
      each: 'emergency-contact' as const,
    })),
    ...schools.map(({ urn, name }) => ({ value: String(urn), text: name, each: 'sibling-school' as const })),
  ]
}
