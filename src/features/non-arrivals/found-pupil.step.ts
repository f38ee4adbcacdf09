import { displayDate } from '../../domain/calendar/display-date.ts'
import { formReader, listName } from '../cases/index.ts'
import { findOwnPupils, type OwnPupil } from './find-own-pupils.ts'
import type { Step } from './journey.ts'
import { nonArrivalPaths } from './non-arrivals.paths.ts'
import { pupilStep } from './pupil.step.ts'

export type FoundAnswer = { readonly kind: 'new' } | { readonly kind: 'held'; readonly pupil: OwnPupil }

/** Find before add: whether the pupil stands on the school's register already. */
export const foundPupilStep: Step<FoundAnswer> = {
  key: 'found',
  title: 'Is the pupil known already?',
  names: ['found'],
  async form(context) {
    const pupil = await pupilStep.read(context.answers, context)
    const found = pupil.ok ? await findOwnPupils(context, pupil.value) : []
    return {
      heading: 'Is it one of these pupils?',
      lead: 'Your school has their records, and they look like the pupil you described. Choose one only if it is the same child.',
      ...(pupil.ok && pupil.value.upnWarning
        ? { warnings: [`UPN ${pupil.value.upn}: ${pupil.value.upnWarning}`] }
        : {}),
      fields: [
        {
          kind: 'radios',
          name: 'found',
          label: context.what.which,
          choices: [
            ...found.map(({ child, because, enquiry }) => ({
              value: child.id,
              text: listName(child),
              hint: [
                `Born ${displayDate(child.bornOn)}`,
                `UPN ${child.upn ?? 'not known'}`,
                because,
                ...(enquiry ? [`enquiry ${enquiry.reference} is open already`] : []),
              ].join(', '),
            })),
            { value: 'new', text: 'None of these: this is a new pupil' },
          ],
        },
      ],
    }
  },
  async read(form, context) {
    const reader = formReader(form)
    const pupil = await pupilStep.read(context.answers, context)
    if (!pupil.ok) return { ok: false, errors: [{ field: 'found', message: 'Describe the pupil first.' }] }
    const found = await findOwnPupils(context, pupil.value)
    const chosen = reader.choice(
      'found',
      ['new', ...found.map(({ child }) => child.id)],
      found.length > 0 ? 'Choose the pupil, or say that this is a new one.' : 'Say that this is a new pupil.',
    )
    if (chosen === undefined) return { ok: false, errors: reader.errors }
    const held = found.find(({ child }) => child.id === chosen)
    return { ok: true, value: held ? { kind: 'held', pupil: held } : { kind: 'new' } }
  },
  rows: (answer, { what }) => [
    {
      key: 'Known to your school',
      value:
        answer.kind === 'held'
          ? `Yes, as ${listName(answer.pupil.child)}, reference ${answer.pupil.child.reference}`
          : what.onRegister,
    },
  ],
  async follow(answer, { draftId }) {
    return answer.kind === 'held' && answer.pupil.enquiry
      ? { goTo: nonArrivalPaths.step(draftId, 'enquiry-open') }
      : {}
  },
}
