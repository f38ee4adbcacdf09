import { ok } from '../../domain/result.ts'
import {
  dayField,
  filled,
  findOrganisationByKey,
  getOrganisationOfKind,
  NOTE,
  openMatterTo,
  readDay,
  stepAct,
} from '../cases/index.ts'
import { tellOrganisation } from '../letters/index.ts'
import { handOver } from './hand-over.ts'

const WORK = 'work-home-education'

/** T61 (policy 5.2): one act tells the EHE team. */
export const tellHomeEducationTeamAct = stepAct({
  action: 'tell-home-education-team',
  permission: 'tell-home-education-team',
  heading: 'Tell the EHE team',
  lead: ({ child }) =>
    `They see ${child.givenName}’s record here and hear of it by e-mail, without the name.`,
  citation: 'Policy 5.2',
  fields: () => [
    {
      kind: 'text',
      name: 'reference',
      label: 'Reference of the notice, if there is one',
      width: 'medium',
    },
  ],
  read(reader) {
    const reference = reader.text('reference', undefined, 100)
    return { kind: 'home-education-team-informed', facts: filled('reference', reference) }
  },
  async after({ deps, trx, by, matter }) {
    const team = await getOrganisationOfKind(trx, 'home-education-team')
    await openMatterTo(trx, matter.id, team.id, 'home-education-team', 'told (policy 5.2)', deps.clock.now())
    await tellOrganisation(deps, trx, by, {
      template: 'home-education-told',
      pack: by.pack,
      organisation: team,
      matter,
      about: String(matter.eventCount),
    })
    return ok(undefined)
  },
})

/** T62 (policy 5.3 and 5.4). */
export const recordLiaisonAct = stepAct({
  action: 'record-liaison',
  permission: WORK,
  heading: 'At which liaison were the lists compared?',
  citation: 'Policy 5.3 and 5.4',
  fields: ({ today }) => [
    {
      kind: 'text',
      name: 'halfTerm',
      label: 'Half term',
      hint: 'For example: autumn 2026, second half',
      width: 'medium',
    },
    dayField('On which day?', today),
  ],
  read(reader, context) {
    const halfTerm = reader.text('halfTerm', 'Write down which half term.', 100)
    const on = readDay(reader, context, 'The day')
    return on && { kind: 'liaison-listed', happenedOn: on, facts: { halfTerm } }
  },
})

export const recordContactAct = stepAct({
  action: 'record-contact',
  permission: WORK,
  onlyAdds: true,
  heading: 'What support was offered?',
  citation: 'Policy 5.4',
  fields: ({ today }) => [
    { kind: 'textarea', name: 'support', label: 'Support offered' },
    dayField('On which day was the family contacted?', today),
    NOTE,
  ],
  read(reader, context) {
    const support = reader.text('support', 'Write down what was offered.')
    const on = readDay(reader, context, 'The day')
    const note = reader.text('note')
    return (
      on && { kind: 'home-education-contacted', happenedOn: on, facts: { support, ...filled('note', note) } }
    )
  },
})

/** T63. */
export const recordAssessmentAct = stepAct({
  action: 'record-assessment',
  permission: WORK,
  heading: 'What shows that the education is suitable?',
  citation: 'Policy 5.4; Education Act 1996, section 7',
  fields: ({ today }) => [
    { kind: 'textarea', name: 'evidence', label: 'Evidence' },
    dayField('On which day?', today),
  ],
  read(reader, context) {
    const evidence = reader.text('evidence', 'Write down what shows it.')
    const on = readDay(reader, context, 'The day')
    return on && { kind: 'assessed-suitable', happenedOn: on, facts: { evidence, officer: context.by.name } }
  },
})

/** T64, where somebody begins the yearly contact before its day comes. */
export const startAnnualContactAct = stepAct({
  action: 'start-annual-contact',
  permission: WORK,
  heading: 'Start the yearly contact',
  citation: 'Suggested default: once a year',
  fields: () => [],
  read: (_reader, { today }) => ({ kind: 'annual-contact-due', facts: { dueOn: today } }),
})

/** T65. */
export const raiseDoubtAct = stepAct({
  action: 'raise-doubt',
  permission: WORK,
  heading: 'What makes you doubt that the education is suitable?',
  citation: 'Policy 5.5',
  fields: () => [{ kind: 'textarea', name: 'reason', label: 'Reason' }],
  read(reader) {
    const reason = reader.text('reason', 'Write down the reason.')
    return { kind: 'doubt-raised', facts: { reason } }
  },
})

/** T66: the team of the district is asked to find out. */
export const askTeamAboutEducationAct = stepAct({
  action: 'ask-team-about-education',
  permission: WORK,
  heading: 'Which Local Support Team should find out?',
  lead: 'The team of the district where the child lives. It may recommend; the authority decides.',
  citation: 'Policy 5.5',
  fields: ({ deps, by, today }) => [
    {
      kind: 'radios',
      name: 'team',
      label: 'Team',
      choices: deps.packs
        .rulesAt(today, by.pack)
        .teams()
        .map(({ value: { id, name } }) => ({ value: id, text: name })),
    },
  ],
  read(reader, { deps, by, today }) {
    const teams = deps.packs.rulesAt(today, by.pack).teams()
    const id = reader.choice(
      'team',
      teams.map(({ value }) => value.id),
      'Choose a team.',
    )
    const team = teams.find(({ value }) => value.id === id)
    return team && { kind: 'team-asked', facts: { team: team.value.name }, source: team.value.id }
  },
  async after({ deps, trx, by, matter }, _recorded, [event]) {
    const organisation = event?.source ? await findOrganisationByKey(trx, event.source) : undefined
    if (organisation === undefined) return ok(undefined)
    await openMatterTo(
      trx,
      matter.id,
      organisation.id,
      'team',
      'asked by the EHE team (policy 5.5)',
      deps.clock.now(),
    )
    await tellOrganisation(deps, trx, by, {
      template: 'team-asked',
      pack: by.pack,
      organisation,
      matter,
      about: String(matter.eventCount),
    })
    return ok(undefined)
  },
})

/** T67. */
export const recordShownSuitableAct = stepAct({
  action: 'record-shown-suitable',
  permission: 'work-team-request',
  heading: 'What shows that the education is suitable?',
  citation: 'Policy 5.5',
  fields: () => [{ kind: 'textarea', name: 'evidence', label: 'Evidence' }],
  read(reader) {
    const evidence = reader.text('evidence', 'Write down what shows it.')
    return { kind: 'shown-suitable', facts: { evidence } }
  },
})

/** T68: the child is now missing education, and the authority begins its formal steps. */
export const recordNotShownAct = stepAct({
  action: 'record-not-shown',
  permission: 'work-team-request',
  heading: 'Why is suitability not shown?',
  lead: 'From here on the child counts as missing education, and the authority decides on formal steps.',
  citation: 'Policy 5.5; Education Act 1996, section 437',
  fields: () => [{ kind: 'textarea', name: 'reason', label: 'Reason' }],
  read(reader) {
    const reason = reader.text('reason', 'Write down the reason.')
    return { kind: 'not-shown-suitable', facts: { reason } }
  },
  after: (context, { effects }) =>
    handOver(context, effects, `${context.by.organisationName}: suitability was not shown`),
})

/** T69 (policy 5.6 and 5.7): how a child who was never on a roll is educated. */
export const recordNeverEnrolledAct = stepAct({
  action: 'record-never-enrolled',
  permission: 'record-case-step',
  heading: ({ child }) => `How is ${child.givenName} educated?`,
  citation: 'Policy 5.6 and 5.7',
  fields: () => [
    {
      kind: 'radios',
      name: 'educated',
      label: 'What was found out?',
      choices: [
        {
          value: 'home',
          text: 'At home',
          hint: 'The EHE team goes on from here; nothing counts as missing.',
        },
        { value: 'no', text: 'No suitable education', hint: 'A case is opened and a place is sought.' },
      ],
    },
    { kind: 'text', name: 'source', label: 'How do you know?' },
  ],
  read(reader) {
    const educated = reader.choice('educated', ['home', 'no'], 'Choose what was found out.')
    const source = reader.text('source', 'Write down how you know.', 500)
    return educated && { kind: 'never-enrolled-found', facts: { homeEducated: educated === 'home', source } }
  },
  after: (context, { effects }) =>
    handOver(context, effects, 'The CME team found that the child has no suitable education'),
})
