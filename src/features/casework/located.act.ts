import { dayField, filled, readDay, stepAct } from '../cases/index.ts'
import { listNationalAuthorities } from '../schools/index.ts'
import { caseManagers, managerField } from './case-managers.ts'
import { handOver } from './hand-over.ts'
import { openToAdmissions } from './open-to-admissions.ts'

const WHERE = ['in-area', 'other-authority', 'abroad', 'home-educated'] as const

/** T33 to T36: the child is found. Elsewhere closes the case only with its evidence. */
export const recordLocatedAct = stepAct({
  action: 'record-located',
  permission: 'record-case-step',
  heading: ({ child }) => `Where is ${child.givenName}?`,
  lead: 'Believed is not enough: for another authority and for abroad write down what verifies it. What is only believed goes into a note, and the case stays open.',
  citation: 'Policy 3.1, 3.2 and 5.7',
  async fields(context) {
    const { child } = context
    return [
      {
        kind: 'radios',
        name: 'where',
        label: 'Found where?',
        choices: [
          {
            value: 'in-area',
            text: 'In the area, without suitable education',
            hint: 'A place is then sought.',
          },
          {
            value: 'other-authority',
            text: 'In another authority, which has accepted the child',
            hint: 'Closes the case. With a hand-over the other authority’s receipt does this by itself.',
            fields: [
              {
                kind: 'select',
                name: 'authority',
                label: 'Which authority, if another one?',
                choices: (await listNationalAuthorities(context.trx)).map(({ code, name }) => ({
                  value: code,
                  text: `${name} (${code})`,
                })),
              },
              {
                kind: 'textarea',
                name: 'noReceipt',
                label: 'Why is there no receipt of a hand-over?',
                hint: 'For example: they had opened a case of their own before we asked',
              },
            ],
          },
          {
            value: 'abroad',
            text: 'Abroad, verified',
            hint: `Closes the case. Proof is: ${proofAbroad(context)}`,
            fields: [await managerField(context, 'Which manager agrees?', 'Needed for a child found abroad')],
          },
          {
            value: 'home-educated',
            text: `A parent says that ${child.givenName} is educated at home`,
            hint: 'The EHE team goes on from here. The child is not counted as missing education meanwhile.',
          },
        ],
      },
      { kind: 'text', name: 'place', label: 'Authority, town or country', width: 'medium' },
      { kind: 'text', name: 'source', label: 'Who says so?' },
      { kind: 'text', name: 'evidence', label: 'What verifies it?' },
      dayField('On which day was the child found?', context.today),
      { kind: 'textarea', name: 'note', label: 'Note' },
    ]
  },
  async read(reader, context) {
    const where = reader.choice('where', WHERE, 'Choose where the child was found.')
    const source = reader.text('source', 'Write down who says so.', 300)
    const typedCode = reader.text('authority', undefined, 10)
    const chosen = (await listNationalAuthorities(context.trx)).find(({ code }) => code === typedCode)
    const typed = reader.text('place', undefined, 200)
    const place =
      where === 'other-authority' && chosen
        ? [`${chosen.name} (${chosen.code})`, typed].filter(Boolean).join(', ')
        : typed
    const evidence = reader.text('evidence', undefined, 1000)
    const note = reader.text('note')
    const on = readDay(reader, context, 'The day on which the child was found')
    const noReceipt = where === 'other-authority' ? reader.text('noReceipt', undefined, 1000) : ''
    if (where === 'other-authority' && context.state.handOver !== null)
      reader.fault(
        'where',
        `A hand-over to ${context.state.handOver.toName} waits for its receipt. Record their answer, or take the hand-over back.`,
      )
    else if (where === 'other-authority' && noReceipt === '')
      reader.fault(
        'noReceipt',
        'Write down why there is no receipt, or hand the child over and wait for one.',
      )
    const elsewhere = where === 'other-authority' || where === 'abroad'
    if (elsewhere && evidence === '')
      reader.fault('evidence', 'Write down what verifies it. Believed is not enough to close a case.')
    if (elsewhere && place === '') reader.fault('place', 'Write down the authority or the country.')
    const manager =
      where === 'abroad'
        ? reader.choice('manager', await caseManagers(context), 'Name the manager who agrees.')
        : undefined
    if (!where || !on) return undefined
    const words = [note, manager && `Agreed by ${manager}`].filter(Boolean).join('. ')
    return {
      kind: 'located',
      happenedOn: on,
      facts: {
        where,
        source,
        ...filled('place', place),
        ...filled('evidence', evidence),
        ...filled('noReceipt', noReceipt),
        ...filled('note', words),
      },
    }
  },
  async after(context, { effects, state }) {
    if (state.state === 'L3') await openToAdmissions(context)
    return handOver(context, effects, 'A parent told the CME team that the child is educated at home')
  },
})

function proofAbroad({ deps, by, matter }: Parameters<typeof managerField>[0]): string {
  const proof = deps.packs.rulesAt(matter.openedOn, by.pack).rule<readonly string[]>('case/proof-abroad')
  return proof.ok ? proof.value.value.join(', ') : 'what a manager accepts'
}
