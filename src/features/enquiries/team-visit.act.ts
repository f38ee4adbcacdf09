import { ok } from '../../domain/result.ts'
import {
  type Act,
  events,
  faults,
  formReader,
  homeEducationStart,
  openAuthorityCase,
  openHomeEducation,
  reachDayTwenty,
} from '../cases/index.ts'

const VISIT_RESULTS = [
  { value: 'reached', text: 'Somebody opened the door' },
  { value: 'no-answer', text: 'Nobody answered' },
  { value: 'nothing-found', text: 'The house is empty, or others live there' },
  { value: 'found-something', text: 'Something was learnt, from a neighbour for example' },
] as const

/** A visit to the home, after the team's own risk assessment. */
export const recordVisitAct: Act = {
  action: 'record-visit',
  path: 'record-visit',
  permission: 'work-team-request',
  onlyAdds: true,
  servesSiblings: true,
  async form({ today }) {
    return {
      heading: 'The visit',
      lead: 'Was it safe to go alone? Follow your team’s risk assessment before you visit.',
      button: 'Record the visit',
      citation: 'Children missing education guidance, making reasonable enquiries; policy 4.3',
      fields: [
        { kind: 'date', name: 'visitedOn', label: 'On which day?', value: today },
        {
          kind: 'radios',
          name: 'time',
          label: 'When in the day?',
          choices: [
            { value: 'morning', text: 'Morning' },
            { value: 'afternoon', text: 'Afternoon' },
            { value: 'evening', text: 'Evening' },
          ],
        },
        { kind: 'radios', name: 'result', label: 'What came of it?', choices: VISIT_RESULTS },
        { kind: 'textarea', name: 'note', label: 'Who was spoken to, and what was seen' },
        {
          kind: 'text',
          name: 'evidence',
          label: 'Evidence',
          hint: 'For example: card left, photograph of the empty house',
        },
      ],
    }
  },
  async read(form, { today, matter }) {
    const reader = formReader(form)
    const visitedOn = reader.date('visitedOn', 'The day of the visit', {
      notAfter: { day: today, message: 'The day of the visit must be today or earlier.' },
      notBefore: {
        day: matter.openedOn,
        message: 'The day of the visit must not be before the enquiry began.',
      },
    })
    const time = reader.choice('time', ['morning', 'afternoon', 'evening'], 'Choose when in the day.')
    const result = reader.choice(
      'result',
      VISIT_RESULTS.map(({ value }) => value),
      'Choose what came of it.',
    )
    const note = reader.text('note', 'Write down who was spoken to, or what was seen.')
    const evidence = reader.text('evidence', undefined, 500)
    if (!visitedOn || !time || !result || reader.errors.length > 0) return faults(reader.errors)
    const facts = { visitedOn, result, note: `In the ${time}. ${note}`, ...(evidence ? { evidence } : {}) }
    return events({ kind: 'visit-recorded', happenedOn: visitedOn, facts })
  },
}

const OUTCOMES = [
  'located-will-return',
  'located-other-provision',
  'located-no-provision',
  'not-located',
] as const

/** T10, T11 and T12, or “not located”, which with day 20 makes the referral due (policy 4.3, 4.7). */
export const recordTeamOutcomeAct: Act = {
  action: 'record-team-outcome',
  path: 'record-team-outcome',
  permission: 'work-team-request',
  async form({ child }) {
    const name = child.givenName
    return {
      heading: `What did you find out about ${name}?`,
      button: 'Record what you found',
      citation: 'Policy 4.3, 4.4 and 4.7',
      fields: [
        {
          kind: 'radios',
          name: 'outcome',
          label: 'The outcome',
          choices: [
            { value: 'located-will-return', text: `${name} is located and will come to school` },
            {
              value: 'located-other-provision',
              text: `${name} is located and taught elsewhere`,
              fields: [
                {
                  kind: 'radios',
                  name: 'provision',
                  label: 'If taught elsewhere: where?',
                  choices: [
                    { value: 'school', text: 'At another school' },
                    { value: 'home-education', text: 'At home, says the family' },
                    { value: 'other', text: 'In another way' },
                  ],
                },
              ],
            },
            {
              value: 'located-no-provision',
              text: `${name} is located and has no education`,
              hint: 'The CME team is told at once.',
            },
            {
              value: 'not-located',
              text: `${name} is not located`,
              hint: 'The school refers the child to the CME team on day 20.',
            },
          ],
        },
        { kind: 'textarea', name: 'note', label: 'How you know' },
        { kind: 'text', name: 'evidence', label: 'Evidence' },
      ],
    }
  },
  async read(form) {
    const reader = formReader(form)
    const outcome = reader.choice('outcome', OUTCOMES, 'Choose the outcome.')
    const provision =
      outcome === 'located-other-provision'
        ? reader.choice(
            'provision',
            ['school', 'home-education', 'other'],
            'Choose where the child is taught.',
          )
        : undefined
    const note = reader.text('note', 'Write down how you know.')
    const evidence = reader.text('evidence', undefined, 500)
    if (!outcome || reader.errors.length > 0) return faults(reader.errors)
    return events({
      kind: 'team-outcome-recorded',
      facts: { outcome, note, ...(provision ? { provision } : {}), ...(evidence ? { evidence } : {}) },
    })
  },
  async after({ deps, trx, by, matter, today, child }, { effects, state }) {
    const opens = effects.map((effect) => effect.opens).find((each) => each !== null)
    const origin = { childId: child.id, schoolUrn: matter.schoolUrn, openedFrom: matter, openedOn: today }
    const startsAt = homeEducationStart(opens)
    if (startsAt) {
      const from = `${by.organisationName} was told that the child is educated at home`
      return openHomeEducation(deps, trx, by, { ...origin, from, startsAt })
    }
    if (opens === 'L3') {
      const from = `${by.organisationName} found the child without education`
      const opened = await openAuthorityCase(deps, trx, by, {
        ...origin,
        route: state.route ?? 'R1',
        from,
        startsAt: opens,
      })
      return opened.ok ? ok(undefined) : opened
    }
    // Where the nightly look at the dates has not come round yet, day 20 counts from this moment on.
    const reached = await reachDayTwenty(deps, trx, by, matter.id, today)
    return reached.ok ? ok(undefined) : reached
  },
}
