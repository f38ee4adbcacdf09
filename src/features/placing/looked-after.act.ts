import { ok } from '../../domain/result.ts'
import { filled, findOrganisationOfKind, openMatterTo, stepAct } from '../cases/index.ts'

/** That a child is looked after may become known late; from then on the Virtual School works on the case. */
export const recordLookedAfterAct = stepAct({
  action: 'record-looked-after',
  permission: 'record-case-step',
  heading: ({ child }) => `Is ${child.givenName} looked after?`,
  lead: 'The Virtual School then works on the case, and the time for a suitable place runs from the day on which a place was needed.',
  citation: 'Policy 3.4 and 3.5; Promoting the education of looked-after children (DfE)',
  fields: ({ state }) => [
    {
      kind: 'radios',
      name: 'lookedAfter',
      label: 'Looked after?',
      ...(state.lookedAfter ? { value: 'yes' } : {}),
      choices: [
        { value: 'yes', text: 'Yes' },
        { value: 'no', text: 'No' },
      ],
    },
    { kind: 'date', name: 'since', label: 'Since when, if it is known?' },
    { kind: 'text', name: 'by', label: 'Which authority looks after the child?' },
    { kind: 'text', name: 'socialWorker', label: 'Social worker', hint: 'Name and how to reach them' },
    {
      kind: 'date',
      name: 'educationPlanOn',
      label: 'On which day was the first personal education plan made, if it was?',
    },
    { kind: 'text', name: 'source', label: 'Who says so?' },
  ],
  read(reader, { today, child }) {
    const lookedAfter = reader.choice('lookedAfter', ['yes', 'no'], 'Say whether the child is looked after.')
    const notAfter = { day: today, message: 'The day must be today or earlier.' }
    const notBefore = { day: child.bornOn, message: 'The day must not be before the child was born.' }
    const since = reader.maybeDate('since', 'The day', { notAfter, notBefore })
    const educationPlanOn = reader.maybeDate('educationPlanOn', 'The day of the plan', {
      notAfter,
      notBefore,
    })
    const by = reader.text('by', undefined, 200)
    const socialWorker = reader.text('socialWorker', undefined, 300)
    const source = reader.text('source', 'Write down who says so.', 300)
    if (!lookedAfter) return undefined
    return {
      kind: 'looked-after-recorded',
      facts: {
        lookedAfter: lookedAfter === 'yes',
        source,
        ...filled('by', by),
        ...filled('socialWorker', socialWorker),
        ...(since ? { since } : {}),
        ...(educationPlanOn ? { educationPlanOn } : {}),
      },
    }
  },
  async after({ deps, trx, matter }, { state }) {
    const school = state.lookedAfter ? await findOrganisationOfKind(trx, 'virtual-school') : undefined
    if (school)
      await openMatterTo(
        trx,
        matter.id,
        school.id,
        'virtual-school',
        'the child is looked after (policy 3.5)',
        deps.clock.now(),
      )
    return ok(undefined)
  },
})
