import { displayDate } from '../../domain/calendar/display-date.ts'
import { ok } from '../../domain/result.ts'
import { type Act, events, faults, formReader, getOrganisationOfKind, openMatterTo } from '../cases/index.ts'
import { listDeadlinesOfMatter } from '../deadlines/index.ts'
import { tellOrganisation } from '../letters/index.ts'
import { askTeamOfHome } from './ask-team-of-home.ts'
import { listRegistrations } from './registrations.store.ts'

/** T5 (policy 4.2): a week without contact; School Admissions is asked whether the child is registered elsewhere. */
export const askAdmissionsAct: Act = {
  action: 'ask-admissions',
  path: 'ask-admissions',
  permission: 'ask-admissions',
  async form({ child }) {
    return {
      heading: `Ask School Admissions about ${child.givenName}`,
      lead: 'They look at every roll they hold and answer here. You can go on trying the family meanwhile.',
      button: 'Ask School Admissions',
      citation: 'Policy 4.2; Education Act 1996, section 436A',
      fields: [
        {
          kind: 'textarea',
          name: 'note',
          label: 'Anything that helps them look',
          hint: 'For example: former name, town the family spoke of',
        },
      ],
    }
  },
  async read(form) {
    const reader = formReader(form)
    const note = reader.text('note')
    return reader.errors.length > 0
      ? faults(reader.errors)
      : events({ kind: 'admissions-asked', facts: note ? { note } : {} })
  },
  async after({ deps, trx, matter, by }, recorded) {
    const admissions = await getOrganisationOfKind(trx, 'admissions')
    await openMatterTo(
      trx,
      matter.id,
      admissions.id,
      'admissions',
      'asked whether the child is registered elsewhere',
      deps.clock.now(),
    )
    const due = (await listDeadlinesOfMatter(trx, matter.id)).find(
      (row) => row.kind === 'admissions-answer' && row.status === 'open',
    )
    await tellOrganisation(deps, trx, by, {
      template: 'admissions-asked',
      pack: by.pack,
      organisation: admissions,
      matter,
      about: String(recorded.state.eventCount),
      facts: { answerBy: due ? displayDate(due.dueOn) : 'as soon as you can' },
    })
    return ok(undefined)
  },
}

/** T8 and T9 (policy 4.2, 4.3). Not on another roll: the request goes to the team of the home district by itself. */
export const answerAdmissionsAct: Act = {
  action: 'answer-admissions',
  path: 'answer-admissions',
  permission: 'answer-admissions',
  async form(context) {
    const found = await listRegistrations(
      context.trx,
      context.child.id,
      context.today,
      context.deps.clock.now(),
    )
    const elsewhere = found.filter((each) => each.schoolUrn !== context.matter.schoolUrn)
    return {
      heading: `Is ${context.child.givenName} on the roll of another school?`,
      lead:
        elsewhere.length > 0
          ? `Onroll holds: ${elsewhere.map(({ name, laestab }) => `${name} (${laestab ?? 'no number'})`).join('; ')}. Look in your own system as well.`
          : 'Onroll holds no other roll with this child. Look in your own system as well.',
      button: 'Record the answer',
      citation: 'Policy 4.2',
      fields: [
        {
          kind: 'radios',
          name: 'onRoll',
          label: 'The answer',
          choices: [
            {
              value: 'elsewhere',
              text: 'Yes, on another roll',
              fields: [
                {
                  kind: 'text',
                  name: 'school',
                  label: 'Which school? Name and seven-digit number',
                  ...(elsewhere[0] ? { value: `${elsewhere[0].name} (${elsewhere[0].laestab ?? ''})` } : {}),
                },
              ],
            },
            {
              value: 'none',
              text: 'No, on no other roll',
              hint: 'The Local Support Team is then asked to look for the child.',
            },
          ],
        },
        { kind: 'textarea', name: 'note', label: 'What you looked at' },
      ],
    }
  },
  async read(form) {
    const reader = formReader(form)
    const onRoll = reader.choice('onRoll', ['elsewhere', 'none'], 'Choose the answer.')
    const school = reader.text('school', undefined, 300)
    const note = reader.text('note')
    if (onRoll === 'elsewhere' && school === '')
      reader.fault('school', 'Name the school on whose roll the child is.')
    if (!onRoll || reader.errors.length > 0) return faults(reader.errors)
    const more = note ? { note } : {}
    return events({
      kind: 'admissions-answered',
      facts: onRoll === 'none' ? { onRoll, ...more } : { onRoll, school, ...more },
    })
  },
  async after(context, recorded) {
    return recorded.state.state === 'Q3' ? askTeamOfHome(context) : ok(undefined)
  },
}
