import { expect, test } from 'vitest'
import { plainDate } from '../../domain/calendar/plain-date.ts'
import { destinationFor } from '../../exchange/ctf/destination-for.ts'
import { leaverWords } from '../../exchange/ctf/leaver-words.ts'
import { repositoryPath } from '../../platform/config/paths.ts'
import type { Trx } from '../../platform/db/in-transaction.ts'
import { loadPacks } from '../../rules/load-packs.ts'
import { formOf } from '../../web/request-form.ts'
import { readDestination } from './destination-form.ts'
import { destinationFields } from './removal-fields.ts'

const on = plainDate('2026-10-09')
const rules = loadPacks(repositoryPath('packs')).rulesAt(on, 'staffordshire')
const found = rules.rule<readonly { readonly label: string }[]>('removal/territories')
const territories = found.ok ? found.value.value.map(({ label }) => label) : []
const wording = { unknownDestination: 'Unknown Destination', territories }
// Only a school of the register is looked up.
const noDatabase = {} as Trx

test('the six territories of the policy are offered, and another country, policy 4.11', () => {
  expect(territories).toEqual([
    'Scotland',
    'Northern Ireland',
    'Isle of Man',
    'Channel Islands',
    'Armed Forces',
    'Gibraltar',
  ])
  const words = JSON.stringify(destinationFields(territories))
  for (const each of [...territories, 'Another country']) expect(words).toContain(`"text":"${each}"`)
})

test.each(territories)(
  '%s is entered by name and locality and its file goes to all M, policy 4.11 and 4.12',
  async (territory) => {
    const form = formOf([
      ['destination', 'outside-england-and-wales'],
      ['territory', territory],
      ['outsideSchool', 'Fir Mock School'],
      ['outsideLocality', 'A town'],
    ])
    const { status, errors } = await readDestination(form, noDatabase, on, wording)
    expect(errors).toEqual([])
    const entered = status && leaverWords(status, on, wording)
    expect(entered).toMatchObject({
      ok: true,
      value: { reasonForLeaving: `Fir Mock School, A town, ${territory}`, asPolicySays: true },
    })
    expect(status && destinationFor(status, on)).toMatchObject({ ok: true, value: { code: 'MMMMMMM' } })
  },
)
