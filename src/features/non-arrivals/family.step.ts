import { formReader } from '../cases/index.ts'
import { contactList, type ReportedContact } from './contact-list.ts'
import type { Step } from './journey.ts'
import { nonArrivalPaths } from './non-arrivals.paths.ts'
import { listedPeople, readPeople } from './people-list.ts'

export interface FamilyAnswer {
  readonly contacts: readonly ReportedContact[]
  /** Why nobody is known. */
  readonly noneBecause?: string
  readonly addAnother: boolean
}

/** Parents and contacts: at least one, or why there is none. */
export const familyStep: Step<FamilyAnswer> = {
  key: 'family',
  title: 'Parents and contacts',
  names: ['moreContacts', 'noContactsBecause'],
  async form(context) {
    const people = listedPeople(contactList, context)
    const some = people.length > 0
    return {
      heading: 'Parents, carers and emergency contacts',
      lead: 'Every contact on file has to be tried before anybody can say that the child is not found.',
      citation: 'Policy 4.2 and 4.6',
      people,
      fields: [
        {
          kind: 'radios',
          name: 'moreContacts',
          label: some ? 'Is there anybody else?' : 'Do you know of anybody?',
          choices: [
            { value: 'add', text: some ? 'Yes, add another' : 'Yes, add a person' },
            ...(some
              ? [{ value: 'done', text: 'No, that is everybody on file' }]
              : [
                  {
                    value: 'none',
                    text: 'None known',
                    fields: [
                      { kind: 'text' as const, name: 'noContactsBecause', label: 'Why, if none is known?' },
                    ],
                  },
                ]),
          ],
        },
      ],
    }
  },
  async read(form, context) {
    const reader = formReader(form)
    const people = readPeople(contactList, context)
    if (!people.ok)
      return { ok: false, errors: people.errors.map(({ message }) => ({ field: 'moreContacts', message })) }
    const some = people.value.length > 0
    const more = reader.choice(
      'moreContacts',
      some ? ['add', 'done'] : ['add', 'none'],
      some
        ? 'Choose whether there is anybody else.'
        : 'Add at least one person, or choose that none is known.',
    )
    const because = reader.text(
      'noContactsBecause',
      more === 'none' ? 'Write down why no parent or contact is known.' : undefined,
      500,
    )
    if (more === undefined || reader.errors.length > 0) return { ok: false, errors: reader.errors }
    return {
      ok: true,
      value: {
        contacts: people.value,
        addAnother: more === 'add',
        ...(more === 'none' ? { noneBecause: because } : {}),
      },
    }
  },
  rows: ({ contacts, noneBecause }) =>
    contacts.length === 0
      ? [{ key: 'Parents and contacts', value: `None known: ${noneBecause ?? ''}` }]
      : contacts.map((contact) => ({
          key: contactList.nameOf(contact),
          value: contactList.factsOf(contact),
        })),
  follow: async ({ addAnother }, { draftId }) =>
    addAnother ? { goTo: nonArrivalPaths.step(draftId, contactList.key) } : {},
}
