import { ok } from '../../domain/result.ts'
import { type Act, events, faults, findOrganisationByKey, formReader, openMatterTo } from '../cases/index.ts'
import { tellOrganisation } from '../letters/index.ts'

/** Policy 4.3: where the home address does not place the child, a person chooses the team. */
export const askTeamAct: Act = {
  action: 'ask-team',
  path: 'ask-team',
  permission: 'ask-admissions',
  async form(context) {
    return {
      heading: 'Which Local Support Team should look?',
      lead: 'The team of the district where the child lives. The home address on file does not tell which one that is.',
      button: 'Ask the Local Support Team',
      citation: 'Policy 4.3',
      fields: [
        {
          kind: 'radios',
          name: 'team',
          label: 'Team',
          choices: teamsOf(context).map(({ id, name }) => ({ value: id, text: name })),
        },
      ],
    }
  },
  async read(form, context) {
    const reader = formReader(form)
    const id = reader.choice(
      'team',
      teamsOf(context).map((team) => team.id),
      'Choose a team.',
    )
    const team = teamsOf(context).find((each) => each.id === id)
    if (!team) return faults(reader.errors)
    return events({
      kind: 'team-requested',
      facts: { team: team.name, district: team.district, note: 'Chosen by the school' },
    })
  },
  async after({ deps, trx, matter, by, today }, recorded, [event]) {
    const name = event?.kind === 'team-requested' ? event.facts.team : ''
    const team = teamsOf({ deps, by, today }).find((each) => each.name === name)
    const organisation = team && (await findOrganisationByKey(trx, team.id))
    if (organisation) {
      await openMatterTo(trx, matter.id, organisation.id, 'team', 'chosen by the school', deps.clock.now())
      const notice = {
        template: 'team-asked',
        pack: by.pack,
        organisation,
        matter,
        about: `request ${recorded.state.eventCount}`,
      }
      await tellOrganisation(deps, trx, by, notice)
    }
    return ok(undefined)
  },
}

function teamsOf({ deps, by, today }: Pick<Parameters<Act['form']>[0], 'deps' | 'by' | 'today'>) {
  return deps.packs
    .rulesAt(today, by.pack)
    .teams()
    .map((rule) => rule.value)
}

const NOTE = { kind: 'textarea', name: 'note', label: 'Note' } as const

/** The team's receipt. */
export const receiveRequestAct: Act = {
  action: 'receive-request',
  path: 'receive-request',
  permission: 'work-team-request',
  onlyAdds: true,
  async form() {
    return {
      heading: 'The request has arrived',
      lead: 'The school then sees that your team has it.',
      button: 'Record that it has arrived',
      fields: [NOTE],
    }
  },
  async read(form) {
    const reader = formReader(form)
    const note = reader.text('note')
    return reader.errors.length > 0
      ? faults(reader.errors)
      : events({ kind: 'team-received', facts: note ? { note } : {} })
  },
}

/** Somebody of the team takes the request. */
export const acceptRequestAct: Act = {
  action: 'accept-request',
  path: 'accept-request',
  permission: 'work-team-request',
  async form({ by, child }) {
    return {
      heading: `Who will look for ${child.givenName}?`,
      button: 'Take the request',
      fields: [{ kind: 'text', name: 'worker', label: 'Worker', value: by.name, width: 'medium' }, NOTE],
    }
  },
  async read(form) {
    const reader = formReader(form)
    const worker = reader.text('worker', 'Write down who takes it.', 200)
    const note = reader.text('note')
    return reader.errors.length > 0
      ? faults(reader.errors)
      : events({ kind: 'team-accepted', facts: { worker, ...(note ? { note } : {}) } })
  },
}
