import type { Rules } from '../../rules/rules-on-day.ts'
import { type Field, formReader } from '../cases/index.ts'
import type { Form } from '../slice.ts'
import type { Step } from './journey.ts'

export type AddressAnswer =
  | { readonly known: false }
  | {
      readonly known: true
      readonly lines: string
      readonly postcode?: string
      /** The district of this authority; undefined where it lies elsewhere or nobody can say. */
      readonly district?: string
      /** Whether the home lies in another authority; undefined where nobody can say. */
      readonly elsewhere?: boolean
      readonly secret: boolean
    }

const ELSEWHERE = 'elsewhere'
const NOT_KNOWN = 'not-known'
const POSTCODE = /^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$/

/** Where the family lived when last known; the team of that district is asked (policy 4.3). */
export const addressStep: Step<AddressAnswer> = {
  key: 'address',
  title: 'The address',
  names: ['addressKnown', 'lines', 'postcode', 'district', 'secret'],
  async form({ rules }, typed) {
    const place = placeOf(typed, rules)
    return {
      heading: 'Where does the family live, as far as you know?',
      lead: 'The last known address. The team of that district is asked to look for the child.',
      citation: 'Policy 4.3',
      fields: [
        {
          kind: 'radios',
          name: 'addressKnown',
          label: 'Do you have an address?',
          choices: [
            {
              value: 'yes',
              text: 'Yes',
              fields: [
                {
                  kind: 'textarea',
                  name: 'lines',
                  label: 'Address, if you have one',
                  hint: 'House, street and town, one a line',
                },
                {
                  kind: 'text',
                  name: 'postcode',
                  label: 'Postcode, if you have it',
                  hint: 'For example, ST16 2DH',
                  width: 'short',
                },
                ...(place.ask ? [districtField(place)] : []),
                {
                  kind: 'radios',
                  name: 'secret',
                  label: 'If you have an address: must it be kept secret?',
                  hint: 'A refuge, a family in hiding, a court order. Then only the CME team can read it, not even your school.',
                  choices: [
                    { value: 'yes', text: 'Yes, keep it secret' },
                    { value: 'no', text: 'No' },
                  ],
                },
              ],
            },
            { value: 'no', text: 'No, it is not known' },
          ],
        },
      ],
    }
  },
  async read(form, { rules }) {
    const reader = formReader(form)
    const known = reader.choice('addressKnown', ['yes', 'no'], 'Choose whether you have an address.')
    if (known === 'no') return { ok: true, value: { known: false } }
    if (known === undefined) return { ok: false, errors: reader.errors }
    const lines = reader.text('lines', 'Write the address.', 500)
    const postcode = compact(form)
    if (postcode !== '' && !POSTCODE.test(postcode))
      reader.fault('postcode', 'Write a whole postcode like ST16 2DH, or leave it empty.')
    const secret = reader.choice('secret', ['yes', 'no'], 'Choose whether the address must be kept secret.')
    const place = placeOf(form, rules)
    const district = place.ask
      ? reader.choice(
          'district',
          place.choices.map(({ value }) => value),
          'Choose the district; the postcode does not tell.',
        )
      : place.only
    if (reader.errors.length > 0 || secret === undefined) return { ok: false, errors: reader.errors }
    const inArea = district !== undefined && district !== ELSEWHERE && district !== NOT_KNOWN
    return {
      ok: true,
      value: {
        known: true,
        lines,
        secret: secret === 'yes',
        ...(postcode === '' ? {} : { postcode: `${postcode.slice(0, -3)} ${postcode.slice(-3)}` }),
        ...(inArea ? { district } : {}),
        ...(inArea || district === ELSEWHERE ? { elsewhere: !inArea } : {}),
      },
    }
  },
  rows(answer, { rules }) {
    if (!answer.known) return [{ key: 'Address', value: 'not known' }]
    const district = rules.districts().find(({ value }) => value.id === answer.district)?.value.name
    return [
      {
        key: 'Address',
        value: [answer.lines.replaceAll('\n', ', '), answer.postcode].filter(Boolean).join(', '),
      },
      { key: 'District', value: district ?? (answer.elsewhere ? 'In another authority' : 'not known') },
      { key: 'Keep the address secret', value: answer.secret ? 'Yes: only the CME team can read it' : 'No' },
    ]
  },
}

interface Place {
  /** Whether a person has to choose. */
  readonly ask: boolean
  readonly only?: string
  readonly choices: readonly { readonly value: string; readonly text: string }[]
}

/** Which districts a typed address may lie in. A person chooses where the postcode does not tell. */
function placeOf(typed: Form, rules: Rules): Place {
  const elsewhere = { value: ELSEWHERE, text: 'In another authority' }
  const notKnown = { value: NOT_KNOWN, text: 'Not known' }
  const postcode = compact(typed)
  const asked = typed.text('addressKnown') === 'yes'
  if (!asked || (postcode !== '' && !POSTCODE.test(postcode))) return { ask: false, choices: [] }
  const { candidates, mayBeElsewhere } =
    postcode === '' ? { candidates: [], mayBeElsewhere: false } : rules.districtsOfPostcode(postcode)
  if (candidates.length === 1 && !mayBeElsewhere)
    return { ask: false, only: candidates[0]?.id ?? '', choices: [] }
  if (candidates.length === 0 && mayBeElsewhere) return { ask: false, only: ELSEWHERE, choices: [] }
  const districts = candidates.length > 0 ? candidates : rules.districts().map(({ value }) => value)
  const named = districts.map(({ id, name }) => ({ value: id, text: name }))
  const away = candidates.length === 0 || mayBeElsewhere ? [elsewhere] : []
  return { ask: true, choices: [...named, ...away, notKnown] }
}

function districtField(place: Place): Field {
  return {
    kind: 'radios',
    name: 'district',
    label: 'In which district is it?',
    hint: 'The postcode alone does not tell.',
    choices: place.choices,
  }
}

function compact(form: Form): string {
  return form.text('postcode').replace(/\s+/gu, '').toUpperCase().slice(0, 20)
}
