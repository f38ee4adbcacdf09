import { formReader } from '../cases/index.ts'
import type { Step } from './journey.ts'
import { nonArrivalPaths } from './non-arrivals.paths.ts'
import { listedPeople, readPeople } from './people-list.ts'
import { type ReportedSibling, siblingList } from './sibling-list.ts'

export interface SiblingsAnswer {
  readonly siblings: readonly ReportedSibling[]
  /** Undefined where nobody can say. */
  readonly has?: boolean
  readonly addAnother: boolean
}

/** Brothers and sisters; one action may find a whole family. */
export const siblingsStep: Step<SiblingsAnswer> = {
  key: 'siblings',
  title: 'Brothers and sisters',
  names: ['moreSiblings'],
  async form(context) {
    const people = listedPeople(siblingList, context)
    const some = people.length > 0
    return {
      heading: 'Brothers and sisters',
      lead: 'Their schools may know where the family is.',
      people,
      fields: [
        {
          kind: 'radios',
          name: 'moreSiblings',
          label: some ? 'Is there another one?' : 'Does the child have brothers or sisters?',
          choices: [
            { value: 'add', text: some ? 'Yes, add another' : 'Yes, add one' },
            ...(some
              ? [{ value: 'done', text: 'No, that is everybody' }]
              : [
                  { value: 'none', text: 'No' },
                  { value: 'not-known', text: 'Not known' },
                ]),
          ],
        },
      ],
    }
  },
  async read(form, context) {
    const reader = formReader(form)
    const people = readPeople(siblingList, context)
    if (!people.ok)
      return { ok: false, errors: people.errors.map(({ message }) => ({ field: 'moreSiblings', message })) }
    const some = people.value.length > 0
    const more = reader.choice(
      'moreSiblings',
      some ? ['add', 'done'] : ['add', 'none', 'not-known'],
      'Choose whether there are brothers or sisters to add.',
    )
    if (more === undefined) return { ok: false, errors: reader.errors }
    return {
      ok: true,
      value: {
        siblings: people.value,
        addAnother: more === 'add',
        ...(some ? { has: true } : more === 'none' ? { has: false } : {}),
      },
    }
  },
  rows: ({ siblings, has }) =>
    siblings.length === 0
      ? [{ key: 'Brothers and sisters', value: has === false ? 'None' : 'not known' }]
      : siblings.map((sibling) => ({
          key: siblingList.nameOf(sibling),
          value: siblingList.factsOf(sibling),
        })),
  follow: async ({ addAnother }, { draftId }) =>
    addAnother ? { goTo: nonArrivalPaths.step(draftId, siblingList.key) } : {},
}
