import { eventsOfKind } from '../../domain/case/matter-event.ts'
import { whoIsUntried } from '../../domain/enquiry/who-is-untried.ts'
import { ok } from '../../domain/result.ts'
import { foldName } from '../../linkage/name-key.ts'
import { type Act, type ActContext, attemptsOf, events, faults, formReader } from '../cases/index.ts'
import { type Contact, listContacts } from '../children/index.ts'
import { askTeamOfHome } from './ask-team-of-home.ts'

/** T6 and T7 (policy 4.5, 4.6): the school has done what it can; the team of the home district is then asked. */
export const exhaustedAct: Act = {
  action: 'record-exhausted',
  path: 'nobody-reached',
  permission: 'ask-admissions',
  async form(context) {
    const { child, state } = context
    const moved = state.route === 'R3'
    const wanting = await stillWanting(context)
    return {
      heading: `Has everybody been tried to reach ${child.givenName}’s family?`,
      lead:
        wanting ??
        (moved
          ? 'Every parent and every emergency contact on file has been tried. The Local Support Team of the home district is asked to look.'
          : 'What you tried stands in the list. The Local Support Team of the home district is asked to look further.'),
      button: 'Ask the Local Support Team',
      citation: moved ? 'Policy 4.6' : 'Policy 4.5',
      fields: [
        ...(moved
          ? []
          : [
              {
                kind: 'radios' as const,
                name: 'earlyHelp',
                label: 'Have you asked for an Early Help Assessment?',
                hint: 'You may; you do not have to.',
                choices: [
                  {
                    value: 'yes',
                    text: 'Yes',
                    fields: [
                      {
                        kind: 'text' as const,
                        name: 'earlyHelpReference',
                        label: 'Its reference, if there is one',
                        width: 'medium' as const,
                      },
                    ],
                  },
                  { value: 'no', text: 'No' },
                ],
              },
            ]),
        { kind: 'textarea', name: 'note', label: 'Anything that helps the team' },
      ],
    }
  },
  async read(form, context) {
    const reader = formReader(form)
    const asked =
      context.state.route === 'R3'
        ? 'no'
        : reader.choice('earlyHelp', ['yes', 'no'], 'Choose whether you asked for an Early Help Assessment.')
    const reference = asked === 'yes' ? reader.text('earlyHelpReference', undefined, 100) : ''
    const note = reader.text('note')
    const wanting = await stillWanting(context)
    if (wanting) reader.fault('note', wanting)
    if (!asked || reader.errors.length > 0) return faults(reader.errors)
    return events({
      kind: 'enquiry-exhausted',
      facts: {
        ...(asked === 'yes' ? { earlyHelpRequested: true } : {}),
        ...(reference ? { earlyHelpReference: reference } : {}),
        ...(note ? { note } : {}),
      },
    })
  },
  after: async (context, { state }) => (state.state === 'Q3' ? askTeamOfHome(context) : ok(undefined)),
}

/** What must still be tried first, in words; undefined when nothing must. */
async function stillWanting(context: ActContext): Promise<string | undefined> {
  const { trx, child, events: history, state } = context
  const tries = eventsOfKind(history, 'enquiry-recorded')
  if (tries.length === 0)
    return 'Nothing stands in the list of what was tried yet. Record what you tried first, then come back here.'
  if (state.route !== 'R3') return undefined
  const contacts = (await listContacts(trx, child.id)).map((contact) => ({
    ...contact,
    parent: contact.parentalResponsibility === 'yes' || contact.livesWithChild === 'yes',
    mayBeContacted: !contact.mustNotContact,
  }))
  const attempts = tries.flatMap((event) => {
    const about = event.facts.about ?? nameIn(event.facts.who, contacts)
    return attemptsOf([event]).map((attempt) => ({ ...attempt, ...(about ? { about } : {}) }))
  })
  const untried = whoIsUntried(contacts, attempts)
  if (untried.length === 0) return undefined
  const names = untried.map(({ name, relationship }) => `${name} (${relationship})`).join(', ')
  return `Nobody has tried these yet: ${names}. Try each of them and record it, then come back here.`
}

/** Who was tried stands in words where no contact was chosen: “Ines Test-Mother, mobile”. */
function nameIn(who: string, contacts: readonly Pick<Contact, 'id' | 'name'>[]): string | undefined {
  const said = ` ${foldName(who)} `
  return contacts.find(({ name }) => foldName(name) !== '' && said.includes(` ${foldName(name)} `))?.id
}
