import { displayDate } from '../../domain/calendar/display-date.ts'
import { dateOf, daysInMonth, type PlainDate, partsOf } from '../../domain/calendar/plain-date.ts'
import { readUpn } from '../../domain/child/unique-pupil-number.ts'
import { formReader } from '../cases/index.ts'
import { findOwnPupils } from './find-own-pupils.ts'
import { dateNames, type Step } from './journey.ts'
import { nonArrivalPaths } from './non-arrivals.paths.ts'
import { readName } from './person-fields.ts'

export interface PupilAnswer {
  readonly upn?: string
  /** Set where the number's check letter is wrong: it is kept as typed and matches nobody. */
  readonly upnWarning?: string
  readonly givenName: string
  readonly middleNames?: string
  readonly familyName: string
  readonly knownAs?: string
  readonly formerFamilyName?: string
  readonly bornOn: PlainDate
  readonly sex: 'F' | 'M' | 'not-stated'
}

// No text sets these: they catch slips of the keyboard. A nursery class takes children from two.
const YOUNGEST = 2
const OLDEST = 19

const SEXES = [
  { value: 'F', text: 'Female' },
  { value: 'M', text: 'Male' },
  { value: 'not-stated', text: 'Not stated' },
] as const

/** Who is not there, as the school knows the child. */
export const pupilStep: Step<PupilAnswer> = {
  key: 'pupil',
  title: 'The pupil',
  names: [
    'upn',
    'givenName',
    'middleNames',
    'familyName',
    'knownAs',
    'formerFamilyName',
    ...dateNames('bornOn'),
    'sex',
  ],
  async form({ what }) {
    return {
      heading: what.who,
      lead: 'Names as they stand on the records you have, in any script.',
      fields: [
        { kind: 'text', name: 'givenName', label: 'Legal first name' },
        { kind: 'text', name: 'middleNames', label: 'Middle names, if any' },
        { kind: 'text', name: 'familyName', label: 'Legal surname' },
        { kind: 'text', name: 'knownAs', label: 'Known as, if another name' },
        { kind: 'text', name: 'formerFamilyName', label: 'Former surname, if any' },
        { kind: 'date', name: 'bornOn', label: 'Date of birth', hint: 'For example, 14 3 2014' },
        { kind: 'radios', name: 'sex', label: 'Sex', choices: SEXES },
        {
          kind: 'text',
          name: 'upn',
          label: 'UPN, if you know it',
          hint: 'A letter and 12 numbers. Leave it empty if you do not have it.',
          width: 'medium',
        },
      ],
    }
  },
  async read(form, { today }) {
    const reader = formReader(form)
    const givenName = readName(reader, form, 'givenName', 'The first name', true)
    const middleNames = readName(reader, form, 'middleNames', 'The middle names', false)
    const familyName = readName(reader, form, 'familyName', 'The surname', true)
    const knownAs = readName(reader, form, 'knownAs', 'The name the child is known as', false)
    const formerFamilyName = readName(reader, form, 'formerFamilyName', 'The former surname', false)
    const [earliest, latest] = [yearsBefore(today, OLDEST + 1), yearsBefore(today, YOUNGEST)]
    const range = `The date of birth must be between ${displayDate(earliest)} and ${displayDate(latest)}. Check the year.`
    const bornOn = reader.date('bornOn', 'The date of birth', {
      notBefore: { day: earliest, message: range },
      notAfter: { day: latest, message: range },
    })
    const sex = reader.choice(
      'sex',
      SEXES.map(({ value }) => value),
      'Choose the sex, or not stated.',
    )
    const upn = readTypedUpn(form.text('upn'))
    if (upn.fault !== undefined) reader.fault('upn', upn.fault)
    if (reader.errors.length > 0 || !givenName || !familyName || !bornOn || !sex)
      return { ok: false, errors: reader.errors }
    return {
      ok: true,
      value: {
        givenName,
        familyName,
        bornOn,
        sex,
        ...(middleNames ? { middleNames } : {}),
        ...(knownAs ? { knownAs } : {}),
        ...(formerFamilyName ? { formerFamilyName } : {}),
        ...(upn.upn ? { upn: upn.upn } : {}),
        ...(upn.warning ? { upnWarning: upn.warning } : {}),
      },
    }
  },
  rows: (pupil) => [
    { key: 'Name', value: [pupil.givenName, pupil.middleNames, pupil.familyName].filter(Boolean).join(' ') },
    ...(pupil.knownAs ? [{ key: 'Known as', value: pupil.knownAs }] : []),
    ...(pupil.formerFamilyName ? [{ key: 'Former surname', value: pupil.formerFamilyName }] : []),
    { key: 'Date of birth', value: displayDate(pupil.bornOn) },
    { key: 'Sex', value: SEXES.find(({ value }) => value === pupil.sex)?.text ?? pupil.sex },
    {
      key: 'UPN',
      value: pupil.upn
        ? `${pupil.upn}${pupil.upnWarning ? ` (check it: ${pupil.upnWarning})` : ''}`
        : 'not yet known',
    },
  ],
  // The register is looked at before anybody can be added to it.
  async follow(pupil, context) {
    const found = await findOwnPupils(context, pupil)
    const before = context.answers.text('found')
    if (found.length === 0) return { answers: { found: 'new' } }
    const stillThere = found.some(({ child }) => child.id === before)
    return {
      answers: { found: stillThere ? before : '' },
      goTo: nonArrivalPaths.step(context.draftId, 'found'),
    }
  },
}

function readTypedUpn(typed: string): {
  readonly upn?: string
  readonly warning?: string
  readonly fault?: string
} {
  if (typed.trim() === '') return {}
  const read = readUpn(typed)
  if (read.ok) return { upn: read.value }
  const { code, message } = read.refusal
  if (code === 'UPN_CHECK_LETTER') return { upn: typed.replace(/\s+/gu, '').toUpperCase(), warning: message }
  return { fault: `${message} Leave it empty if you do not have the number.` }
}

/** The same day so many years earlier; from 29 February the 28th. */
function yearsBefore(day: PlainDate, years: number): PlainDate {
  const { year, month, day: date } = partsOf(day)
  return dateOf(year - years, month, Math.min(date, daysInMonth(year - years, month)))
}
