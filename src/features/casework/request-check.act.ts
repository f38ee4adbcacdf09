import { ok } from '../../domain/result.ts'
import { newId } from '../../platform/ids/new-id.ts'
import {
  type Act,
  authorityChecks,
  events,
  faults,
  filled,
  formReader,
  insertDisclosure,
  mirrorCheck,
  NOTE,
  usualTimeWords,
} from '../cases/index.ts'

const TOLD = [
  { value: 'name', text: 'Name and date of birth' },
  { value: 'address', text: 'Last known address' },
  { value: 'parents', text: 'Names of the parents' },
  { value: 'siblings', text: 'Names and birth dates of brothers and sisters' },
  { value: 'school', text: 'School, and since when the child has not been seen' },
  { value: 'upn', text: 'Unique pupil number' },
  {
    value: 'nothing',
    text: 'Nothing: we look in the authority’s own records',
    hint: 'No disclosure is logged',
  },
] as const

const BY = [
  { value: 'secure e-mail', text: 'Secure e-mail' },
  { value: 'portal', text: 'The partner’s own portal' },
  { value: 'telephone', text: 'Telephone' },
  { value: 'in person', text: 'In person' },
  { value: 'own records', text: 'Looked in our own records' },
] as const

/** The start of T32: who is asked, under which law, with as little of the child as will do. Each disclosure is logged. */
export const requestCheckAct: Act = {
  action: 'request-check',
  path: 'request-check',
  permission: 'record-check',
  onlyAdds: true,
  servesSiblings: true,
  async form(context) {
    return {
      heading: `Whom do you ask about ${context.child.givenName}?`,
      lead: 'Tell no more than the partner needs to find the child.',
      button: 'Record whom you asked',
      citation:
        'Policy 2.4 and 3.2; the law that lets you ask stands with each check and goes to the sharing log',
      fields: [
        {
          kind: 'radios',
          name: 'check',
          label: 'Which check?',
          choices: authorityChecks(context).map((check) => ({
            value: check.id,
            text: check.label,
            hint: [check.gateway?.basis, check.gateway?.note, usualTimeWords(check)]
              .filter(Boolean)
              .join('; '),
          })),
        },
        {
          kind: 'text',
          name: 'asked',
          label: 'Who was asked?',
          hint: 'For example: Derby City CME team. Leave empty for the partner that the list names',
        },
        { kind: 'checkboxes', name: 'told', label: 'What did you tell them?', choices: TOLD },
        { kind: 'radios', name: 'how', label: 'How?', choices: BY },
        {
          kind: 'date',
          name: 'answerBy',
          label: 'By which day did they promise an answer?',
          hint: 'Leave empty if they promised none; you are then reminded after the usual time',
        },
        NOTE,
      ],
    }
  },
  async read(form, context) {
    const reader = formReader(form)
    const checks = authorityChecks(context)
    const id = reader.choice(
      'check',
      checks.map((check) => check.id),
      'Choose a check.',
    )
    const check = checks.find((each) => each.id === id)
    const asked = reader.text('asked', undefined, 200) || (check?.asks ?? '')
    const told = reader.choices(
      'told',
      TOLD.map(({ value }) => value),
    )
    const how = reader.choice(
      'how',
      BY.map(({ value }) => value),
      'Choose how they were asked.',
    )
    const answerBy = reader.maybeDate('answerBy', 'The day of the answer', {
      notBefore: { day: context.today, message: 'The day of the answer must be today or later.' },
    })
    const note = reader.text('note')
    if (told.length === 0) reader.fault('told', 'Choose what you told them. It goes to the sharing log.')
    if (told.includes('nothing') && told.length > 1)
      reader.fault('told', 'Choose either what you told them, or that you told them nothing.')
    if (!check || !how || reader.errors.length > 0) return faults(reader.errors)
    const basis = check.gateway?.basis
    return events({
      kind: 'check-requested',
      facts: {
        check: check.id,
        asked,
        ...(basis ? { basis } : {}),
        ...(answerBy ? { answerBy } : {}),
        ...filled('note', note),
      },
      source: `${how}: ${told.join(', ')}`,
    })
  },
  async after(context, _recorded, news) {
    const { deps, trx, by, child, matter, today } = context
    const [asked] = news.filter((event) => event.kind === 'check-requested')
    if (asked?.kind === 'check-requested') {
      const { check, asked: whom } = asked.facts
      const shown = await mirrorCheck(context, { check, asked: whom, result: 'waiting', on: today })
      if (!shown.ok) return shown
    }
    const [how = '', what = ''] = asked?.source?.split(': ') ?? []
    if (asked?.kind !== 'check-requested' || what === 'nothing') return ok(undefined)
    const now = deps.clock.now()
    const basis = deps.packs.rulesAt(today, by.pack).rule<string>('sharing/lawful-basis')
    await insertDisclosure(trx, by.laId, {
      id: newId(now),
      childId: child.id,
      matterId: matter.id,
      what: toldInWords(what),
      toWhom: asked.facts.asked,
      why: `To find the child: ${labelOf(authorityChecks({ deps, by, matter }), asked.facts.check)}`,
      basis: [asked.facts.basis, basis.ok ? basis.value.value : undefined].filter(Boolean).join('; '),
      how,
      at: now,
      authorisedBy: by.accountId,
    })
    return ok(undefined)
  },
}

function toldInWords(values: string): string {
  return values
    .split(', ')
    .map((value) => TOLD.find((each) => each.value === value)?.text ?? value)
    .join('; ')
}

function labelOf(checks: ReturnType<typeof authorityChecks>, id: string): string {
  return checks.find((check) => check.id === id)?.label ?? id
}
