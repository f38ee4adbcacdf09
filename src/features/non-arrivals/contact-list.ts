import { formReader } from '../cases/index.ts'
import type { PeopleList } from './people-list.ts'
import { readEmail, readName, readPhone } from './person-fields.ts'

export interface ReportedContact {
  readonly name: string
  readonly relationship: string
  readonly parentalResponsibility: 'yes' | 'no' | 'not-known'
  readonly livesWithChild: 'yes' | 'no' | 'not-known'
  readonly emergency: boolean
  readonly phone?: string
  readonly email?: string
  readonly mustNotContact: boolean
  readonly mustNotContactReason?: string
}

const YES_NO_NOT_KNOWN = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
  { value: 'not-known', text: 'Not known' },
] as const
const THREE = ['yes', 'no', 'not-known'] as const

/** Parents, carers and emergency contacts: everybody who may know where the child is. */
export const contactList: PeopleList<ReportedContact> = {
  key: 'contact',
  title: 'A parent or contact',
  newHeading: 'A parent, carer or emergency contact',
  lead: 'One person a page. Everybody here is tried, unless you say that they must not be contacted.',
  names: [
    'name',
    'relationship',
    'responsibility',
    'livesWith',
    'emergency',
    'phone',
    'email',
    'mayContact',
    'mustNotReason',
  ],
  listStep: 'family',
  fields: () => [
    { kind: 'text', name: 'name', label: 'Name' },
    {
      kind: 'text',
      name: 'relationship',
      label: 'Who they are to the child',
      hint: 'For example, mother, grandfather, foster carer',
      width: 'medium',
    },
    {
      kind: 'radios',
      name: 'responsibility',
      label: 'Do they have parental responsibility?',
      choices: YES_NO_NOT_KNOWN,
    },
    { kind: 'radios', name: 'livesWith', label: 'Does the child live with them?', choices: YES_NO_NOT_KNOWN },
    {
      kind: 'radios',
      name: 'emergency',
      label: 'Are they an emergency contact?',
      choices: [
        { value: 'yes', text: 'Yes' },
        { value: 'no', text: 'No' },
      ],
    },
    { kind: 'text', name: 'phone', label: 'Telephone', width: 'medium' },
    { kind: 'text', name: 'email', label: 'E-mail' },
    {
      kind: 'radios',
      name: 'mayContact',
      label: 'May they be contacted?',
      choices: [
        { value: 'yes', text: 'Yes' },
        {
          value: 'no',
          text: 'No, they must not be contacted',
          fields: [{ kind: 'text', name: 'mustNotReason', label: 'Why not, if they must not be contacted?' }],
        },
      ],
    },
  ],
  read(form) {
    const reader = formReader(form)
    const name = readName(reader, form, 'name', 'The name', true)
    const relationship = reader.text('relationship', 'Write who they are to the child.', 100)
    const parentalResponsibility = reader.choice(
      'responsibility',
      THREE,
      'Choose whether they have parental responsibility.',
    )
    const livesWithChild = reader.choice('livesWith', THREE, 'Choose whether the child lives with them.')
    const emergency = reader.choice(
      'emergency',
      ['yes', 'no'],
      'Choose whether they are an emergency contact.',
    )
    const phone = readPhone(reader, 'phone')
    const email = readEmail(reader, 'email')
    const mayContact = reader.choice('mayContact', ['yes', 'no'], 'Choose whether they may be contacted.')
    const reason = reader.text(
      'mustNotReason',
      mayContact === 'no' ? 'Write down why they must not be contacted.' : undefined,
      500,
    )
    if (
      !name ||
      !parentalResponsibility ||
      !livesWithChild ||
      !emergency ||
      !mayContact ||
      reader.errors.length > 0
    )
      return { ok: false, errors: reader.errors }
    return {
      ok: true,
      value: {
        name,
        relationship,
        parentalResponsibility,
        livesWithChild,
        emergency: emergency === 'yes',
        mustNotContact: mayContact === 'no',
        ...(phone ? { phone } : {}),
        ...(email ? { email } : {}),
        ...(mayContact === 'no' ? { mustNotContactReason: reason } : {}),
      },
    }
  },
  nameOf: ({ name, relationship }) => `${name} (${relationship})`,
  factsOf: (contact) =>
    [
      contact.mustNotContact ? 'must not be contacted' : (contact.phone ?? 'no telephone'),
      contact.email,
      contact.parentalResponsibility === 'yes' ? 'parental responsibility' : undefined,
      contact.emergency ? 'emergency contact' : undefined,
    ]
      .filter(Boolean)
      .join(', '),
}
