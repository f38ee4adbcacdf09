import {
  type Act,
  type ActContext,
  type Colleague,
  events,
  faults,
  formReader,
  listColleagues,
} from '../cases/index.ts'

const ROLES_OF_OWNERS = [
  'cme-officer',
  'cme-manager',
  'school-staff',
  'designated-safeguarding-lead',
  'headteacher',
  'ehe-officer',
  'virtual-school',
] as const

/** Who owns a matter and who stands in: nothing open is without either. */
export const changeOwnerAct: Act = {
  action: 'change-owner',
  path: 'owner',
  permission: 'change-owner',
  async form(context) {
    const { matter, child } = context
    const heading = `Who looks after the work for ${child.givenName}?`
    const button = 'Change owner or deputy'
    if (!ownWork(context))
      return {
        heading,
        button,
        lead: `${OTHERS} Ask a question on the page if somebody has to be found.`,
        fields: [],
      }
    const choices = choicesOf(await colleaguesOf(context))
    return {
      heading,
      lead: 'The deputy does the work when the owner is away. Nothing open is without either.',
      button,
      fields: [
        {
          kind: 'select',
          name: 'owner',
          label: 'Owner',
          choices,
          ...(matter.ownerAccountId === null ? {} : { value: matter.ownerAccountId }),
        },
        {
          kind: 'select',
          name: 'deputy',
          label: 'Deputy',
          choices,
          ...(matter.deputyAccountId === null ? {} : { value: matter.deputyAccountId }),
        },
        { kind: 'textarea', name: 'reason', label: 'Why' },
      ],
    }
  },
  async read(form, context) {
    const reader = formReader(form)
    if (!ownWork(context)) return faults([{ field: '', message: OTHERS }])
    const people = await colleaguesOf(context)
    const ids = people.map((person) => person.accountId)
    const owner = reader.choice('owner', ids, 'Choose the owner.')
    const deputy = reader.choice('deputy', ids, 'Choose the deputy.')
    const reason = reader.text('reason', 'Write down why, in a few words.', 500)
    if (owner !== undefined && owner === deputy) reader.fault('deputy', 'Choose somebody else as deputy.')
    if (!owner || !deputy || reader.errors.length > 0) return faults(reader.errors)
    return events({
      kind: 'owner-changed',
      facts: {
        owner: nameOf(people, owner),
        ownerAccountId: owner,
        deputy: nameOf(people, deputy),
        deputyAccountId: deputy,
        reason,
      },
    })
  },
}

const OTHERS = 'Another organisation looks after this, and chooses its own people.'

/** A school chooses among its own people for its own enquiries; the authority sees to it that nothing is without. */
function ownWork({ by, matter }: ActContext): boolean {
  return by.side === 'authority' || matter.ownerOrganisationId === by.organisationId
}

async function colleaguesOf({ trx, matter, by }: ActContext): Promise<readonly Colleague[]> {
  const own = await listColleagues(trx, matter.ownerOrganisationId, ROLES_OF_OWNERS)
  if (by.organisationId === matter.ownerOrganisationId) return own
  // Where nobody of the organisation can, the CME team looks after it meanwhile.
  return [...own, ...(await listColleagues(trx, by.organisationId, ['cme-officer', 'cme-manager']))]
}

// Somebody with two roles in one organisation is one person to choose.
function choicesOf(people: readonly Colleague[]) {
  const once = new Map(people.map((person) => [person.accountId, person]))
  return [...once.values()].map(({ accountId, name, openMatters, away }) => ({
    value: accountId,
    text: `${name}, ${openMatters} open${away ? ', away' : ''}`,
  }))
}

function nameOf(people: readonly Colleague[], accountId: string): string {
  return people.find((person) => person.accountId === accountId)?.name ?? ''
}
