import { ok, type Result } from '../../domain/result.ts'
import {
  type Act,
  type ActContext,
  events,
  faults,
  findCaseOpenedFrom,
  findMatter,
  findOrganisationOfSchool,
  formReader,
  getOrganisationOfKind,
  type Matter,
  type NewEvent,
  recordEvents,
} from '../cases/index.ts'
import { tellOrganisation } from '../letters/index.ts'

const OUTCOMES = ['not-found', 'found-will-not-attend', 'found-can-attend', 'on-another-roll'] as const

/** T17 to T20 and T37: one side’s written outcome. Only when both sides write the same does anything follow. */
export const jointOutcomeAct: Act = {
  action: 'sign-joint-outcome',
  path: 'joint-outcome',
  permission: 'sign-joint-outcome',
  async form({ child, by, state }) {
    const name = child.givenName
    const other = by.side === 'school' ? state.signatures.authority : state.signatures.school
    const who = by.side === 'school' ? 'the authority' : 'the school'
    return {
      heading: `What do you write as the outcome of looking for ${name} together?`,
      lead: other
        ? `${other.name} has written for ${who}. Write what you yourself believe is so.`
        : `You write for ${by.side === 'school' ? 'the school' : 'the authority'}; ${who} writes too.`,
      button: 'Write our outcome',
      citation: 'SI 2024/208, regulation 9(1)(h) and (i); policy 4.9',
      fields: [
        {
          kind: 'radios',
          name: 'outcome',
          label: 'The outcome',
          choices: [
            {
              value: 'not-found',
              text: `${name} has not been found`,
              hint: 'After all the reasonable enquiries of both',
            },
            {
              value: 'found-will-not-attend',
              text: `${name} has been found, and there are no reasonable grounds to believe that ${name} will attend again`,
            },
            { value: 'found-can-attend', text: `${name} has been found and can attend` },
            {
              value: 'on-another-roll',
              text: `${name} is on the roll of another school`,
              fields: [{ kind: 'text', name: 'school', label: 'If on another roll: which school?' }],
            },
          ],
        },
        {
          kind: 'textarea',
          name: 'reason',
          label: 'Reasons',
          hint: 'Needed where the child has been found and will not attend: what the parents intend, and how you know',
        },
        {
          kind: 'checkboxes',
          name: 'named',
          label: 'Your name',
          choices: [{ value: 'yes', text: `I, ${by.name}, write this for ${by.organisationName}` }],
        },
      ],
    }
  },
  async read(form, { by }) {
    const reader = formReader(form)
    const outcome = reader.choice('outcome', OUTCOMES, 'Choose the outcome.')
    const reason = reader.text('reason')
    const school = reader.text('school', undefined, 300)
    if (outcome === 'on-another-roll' && school === '')
      reader.fault('school', 'Name the school on whose roll the child is.')
    if (outcome === 'found-will-not-attend' && reason === '')
      reader.fault(
        'reason',
        'Write down why there are no reasonable grounds to believe that the child will attend again.',
      )
    if (!form.all('named').includes('yes')) reader.fault('named', 'Put your name to it.')
    if (!outcome || reader.errors.length > 0) return faults(reader.errors)
    const side = by.side === 'school' ? 'school' : 'authority'
    return events({
      kind: 'joint-outcome-signed',
      facts: {
        by: side,
        outcome,
        ...(reason ? { reason } : {}),
        ...(outcome === 'on-another-roll' ? { school } : {}),
      },
    })
  },
  async after(context, recorded, [event]) {
    if (event?.kind !== 'joint-outcome-signed') return ok(undefined)
    const { matter } = context
    if (matter.kind === 'authority-case') return signEnquiryToo(context, event)
    if (recorded.state.agreedOutcome === null) await tellOtherSide(context, matter, recorded.state.eventCount)
    const theirs =
      context.by.side === 'authority' ? await findCaseOpenedFrom(context.trx, matter.id) : undefined
    return theirs?.open ? signAlso(context, theirs, event) : ok(undefined)
  },
}

/** Written on the authority’s case (T37), the outcome belongs to the school’s enquiry, where the school reads it. */
async function signEnquiryToo(context: ActContext, event: NewEvent): Promise<Result<void>> {
  const { trx, matter } = context
  const enquiry = matter.openedFrom === null ? undefined : await findMatter(trx, matter.openedFrom)
  if (!enquiry?.open) return ok(undefined)
  const signed = await recordEvents(context.deps, trx, context.by, enquiry.id, [event])
  if (!signed.ok) return signed.refusal.code === 'NOT_POSSIBLE_NOW' ? ok(undefined) : signed
  if (signed.value.state.agreedOutcome === null)
    await tellOtherSide(context, enquiry, signed.value.state.eventCount)
  return ok(undefined)
}

async function signAlso(context: ActContext, other: Matter, event: NewEvent): Promise<Result<void>> {
  const signed = await recordEvents(context.deps, context.trx, context.by, other.id, [event])
  return signed.ok || signed.refusal.code === 'NOT_POSSIBLE_NOW' ? ok(undefined) : signed
}

async function tellOtherSide(
  { deps, trx, by }: ActContext,
  enquiry: Matter,
  eventCount: number,
): Promise<void> {
  const organisation =
    by.side === 'school'
      ? await getOrganisationOfKind(trx, 'cme-team')
      : enquiry.schoolUrn === null
        ? undefined
        : await findOrganisationOfSchool(trx, enquiry.schoolUrn)
  if (organisation === undefined) return
  const about = String(eventCount)
  await tellOrganisation(deps, trx, by, {
    template: 'outcome-wanted',
    pack: by.pack,
    organisation,
    matter: enquiry,
    about,
  })
}
