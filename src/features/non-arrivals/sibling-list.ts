import { displayDate } from '../../domain/calendar/display-date.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { formReader } from '../cases/index.ts'
import { dateNames } from './journey.ts'
import type { PeopleList } from './people-list.ts'
import { readName } from './person-fields.ts'

export interface ReportedSibling {
  readonly givenName: string
  readonly familyName: string
  readonly bornOn?: PlainDate
  readonly school?: string
}

/** Brothers and sisters: their schools may know where the family is. */
export const siblingList: PeopleList<ReportedSibling> = {
  key: 'sibling',
  title: 'A brother or sister',
  newHeading: 'A brother or sister',
  lead: 'Half and step brothers and sisters count, and other children of the home.',
  names: ['givenName', 'familyName', ...dateNames('bornOn'), 'school'],
  listStep: 'siblings',
  fields: () => [
    { kind: 'text', name: 'givenName', label: 'First name' },
    { kind: 'text', name: 'familyName', label: 'Surname' },
    { kind: 'date', name: 'bornOn', label: 'Date of birth, if you know it', hint: 'For example, 14 3 2014' },
    { kind: 'text', name: 'school', label: 'School, if you know it', hint: 'Name and town' },
  ],
  read(form, { today }) {
    const reader = formReader(form)
    const givenName = readName(reader, form, 'givenName', 'The first name', true)
    const familyName = readName(reader, form, 'familyName', 'The surname', true)
    const bornOn = reader.maybeDate('bornOn', 'The date of birth', {
      notAfter: { day: today, message: 'The date of birth must be today or earlier.' },
    })
    const school = reader.text('school', undefined, 300)
    if (!givenName || !familyName || reader.errors.length > 0) return { ok: false, errors: reader.errors }
    return {
      ok: true,
      value: { givenName, familyName, ...(bornOn ? { bornOn } : {}), ...(school ? { school } : {}) },
    }
  },
  nameOf: ({ givenName, familyName }) => `${givenName} ${familyName}`,
  factsOf: ({ bornOn, school }) =>
    [bornOn ? `born ${displayDate(bornOn)}` : undefined, school ?? 'school not known']
      .filter(Boolean)
      .join(', '),
}
