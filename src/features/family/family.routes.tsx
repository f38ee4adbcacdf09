import { displayDate } from '../../domain/calendar/display-date.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { parseTypedDate } from '../../domain/calendar/typed-date.ts'
import { may } from '../../platform/auth/roles.ts'
import { ActPage, type FieldError, identityOfChild } from '../cases/index.ts'
import { type Child, endContact, getChild, homesOn } from '../children/index.ts'
import {
  type Answer,
  type Ask,
  conflict,
  notFound,
  type Page,
  page,
  type Route,
  redirect,
  unprocessable,
} from '../slice.ts'
import { adultFields, endFields, readAdult, readEnd } from './adult.form.ts'
import { familyPaths } from './family.paths.ts'
import { type ContactLine, listContactLines } from './household.store.ts'
import { loadHousehold } from './household-view.ts'
import { FamilyPage, NoticeAbove } from './whole-family.page.tsx'
import { addAdult, correctAdult } from './write-family.command.ts'

const WRITES = {
  permission: 'record-family',
  record: 'child',
  data: 'child',
} as const

/** A child's family: who is who, since when and from whom; every change is a new dated line. */
export const adultRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/children/:childId/family',
    permission: 'view-matter',
    record: 'child',
    data: 'child',
    writes: false,
    audit: 'view-family',
    handle: showFamily,
  },
  ...pair('add', 'add-family-member', showAdd, add),
  ...pair('correct/:contactLine', 'correct-family-member', showCorrect, correct),
  ...pair('end/:contactLine', 'end-family-fact', showEnd, end),
]

function pair(
  path: string,
  audit: string,
  show: Route['handle'],
  write: Route['handle'],
): readonly [Route, Route] {
  const at = `/children/:childId/family/${path}` as const
  return [
    { ...WRITES, method: 'GET', path: at, writes: false, audit: `open-${audit}`, handle: show },
    { ...WRITES, method: 'POST', path: at, writes: true, audit, handle: write },
  ]
}

const childOf = (ask: Ask) => getChild(ask.trx, ask.params.childId ?? '')

async function showFamily(ask: Ask): Promise<Answer> {
  const child = await childOf(ask)
  const asked = dayAsked(ask)
  const household = await loadHousehold(ask.trx, child, asked.on)
  const content = (
    <FamilyPage
      childId={child.id}
      givenName={child.givenName}
      household={household}
      today={ask.today}
      mayRecord={may(ask.by.role, 'record-family')}
      mayJoin={may(ask.by.role, 'join-families')}
      problem={asked.problem}
    />
  )
  return page(await familyPage(ask, child, 'Family', content), {
    recordIds: [child.id, ...household.siblings.map(({ childId }) => childId)],
  })
}

function dayAsked({ query, today }: Ask): { readonly on: PlainDate; readonly problem?: string } {
  const boxes = ['day', 'month', 'year'].map((part) => query.get(`on-${part}`) ?? '')
  if (boxes.every((box) => box.trim() === '')) return { on: today }
  const [day = '', month = '', year = ''] = boxes
  const read = parseTypedDate(day, month, year, 'The day')
  if (!read.ok) return { on: today, problem: read.refusal.message }
  return read.value > today ? { on: today, problem: 'The day must be today or earlier.' } : { on: read.value }
}

async function showAdd(ask: Ask): Promise<Answer> {
  return page(await addPage(ask, await childOf(ask)))
}

async function add(ask: Ask): Promise<Answer> {
  const child = await childOf(ask)
  const reading = readAdult(ask.form, ask.today)
  if (!reading.ok) return unprocessable(await addPage(ask, child, reading.errors))
  const lines = await listContactLines(ask.trx, child.id)
  const position = Math.max(0, ...lines.map((line) => line.position)) + 1
  await addAdult(ask, child.id, reading.facts, position)
  return redirect(familyPaths.family(child.id))
}

async function addPage(ask: Ask, child: Child, errors?: readonly FieldError[]): Promise<Page> {
  return formPage(ask, child, {
    heading: `Who else belongs to ${child.givenName}’s family?`,
    fields: adultFields(undefined, ask.today),
    button: 'Add to the family',
    action: familyPaths.add(child.id),
    errors,
  })
}

async function lineOf(ask: Ask, child: Child): Promise<ContactLine | undefined> {
  const lines = await listContactLines(ask.trx, child.id)
  return lines.find(({ id }) => id === ask.params.contactLine)
}

async function showCorrect(ask: Ask): Promise<Answer> {
  const child = await childOf(ask)
  const line = await lineOf(ask, child)
  if (line === undefined) return notFound()
  return line.untilOn === null ? page(await correctPage(ask, child, line)) : meanwhile(ask, child, line)
}

async function correct(ask: Ask): Promise<Answer> {
  const child = await childOf(ask)
  const line = await lineOf(ask, child)
  if (line === undefined) return notFound()
  if (line.untilOn !== null) return meanwhile(ask, child, line)
  const reading = readAdult(ask.form, ask.today, line.fromOn)
  if (!reading.ok) return unprocessable(await correctPage(ask, child, line, reading.errors))
  if (!(await correctAdult(ask, child.id, line, reading.facts))) return meanwhile(ask, child, line)
  return redirect(familyPaths.family(child.id))
}

async function correctPage(ask: Ask, child: Child, line: ContactLine, errors?: readonly FieldError[]) {
  return formPage(ask, child, {
    heading: `What is now known of ${line.name}?`,
    lead: `The earlier line, since ${displayDate(line.fromOn)} from ${line.source}, stays in the record and ends on the day you give.`,
    fields: adultFields(line, ask.today),
    button: 'Save as a new fact',
    action: familyPaths.correct(child.id, line.id),
    errors,
  })
}

async function showEnd(ask: Ask): Promise<Answer> {
  const child = await childOf(ask)
  const line = await lineOf(ask, child)
  if (line === undefined) return notFound()
  return line.untilOn === null ? page(await endPage(ask, child, line)) : meanwhile(ask, child, line)
}

async function end(ask: Ask): Promise<Answer> {
  const child = await childOf(ask)
  const line = await lineOf(ask, child)
  if (line === undefined) return notFound()
  if (line.untilOn !== null) return meanwhile(ask, child, line)
  const reading = readEnd(ask.form, ask.today, line.fromOn)
  if (!reading.ok) return unprocessable(await endPage(ask, child, line, reading.errors))
  const because = `${reading.because} (${reading.source}; written down by ${ask.by.name})`
  if (!(await endContact(ask.trx, line.id, reading.since, because))) return meanwhile(ask, child, line)
  return redirect(familyPaths.family(child.id))
}

async function endPage(ask: Ask, child: Child, line: ContactLine, errors?: readonly FieldError[]) {
  return formPage(ask, child, {
    heading: `${line.name} (${line.relationship}): what no longer holds?`,
    lead: line.mustNotContact
      ? 'This line says that the person must not be contacted. End it only when you know that they may be.'
      : 'The line stays in the record and is no longer used from that day on.',
    fields: endFields(ask.today),
    button: 'End this fact',
    action: familyPaths.end(child.id, line.id),
    errors,
  })
}

/** Somebody corrected or ended the line first: what they saved, and everything typed here, in a form for the line that holds now. */
async function meanwhile(ask: Ask, child: Child, line: ContactLine): Promise<Answer> {
  const lines = await listContactLines(ask.trx, child.id)
  const now = lines.find((each) => each.position === line.position && each.untilOn === null)
  const words =
    now === undefined
      ? `Somebody ended what was known of ${line.name}${line.endedBecause ? `: ${line.endedBecause}` : ''}. What you wrote has not been saved; save it to add the person again.`
      : `Somebody corrected what is known of ${line.name} after you opened the page: it now rests on ${now.source}, since ${displayDate(now.fromOn)}. What you wrote has not been saved; save it if it still holds.`
  return conflict(
    await formPage(ask, child, {
      heading: 'Somebody else changed this',
      notice: words,
      fields: adultFields(now ?? line, ask.today),
      button: now === undefined ? 'Add to the family' : 'Save mine as a new fact',
      action: now === undefined ? familyPaths.add(child.id) : familyPaths.correct(child.id, now.id),
      keep: ask.form.text('name') !== '',
    }),
  )
}

interface FormOfFamily {
  readonly heading: string
  readonly lead?: string
  readonly notice?: string
  readonly fields: Parameters<typeof ActPage>[0]['form']['fields']
  readonly button: string
  readonly action: string
  readonly errors?: readonly FieldError[] | undefined
  readonly keep?: boolean
}

/** One form about the family, in the shape that all forms have. */
export async function formPage(ask: Ask, child: Child, form: FormOfFamily): Promise<Page> {
  const { heading, lead, fields, button, action, errors, keep, notice } = form
  return familyPage(
    ask,
    child,
    `${errors ? 'Error: ' : ''}${button}`,
    <>
      <NoticeAbove notice={notice} />
      <ActPage
        form={{
          heading,
          ...(lead ? { lead } : {}),
          fields,
          button,
          citation: 'Education Act 1996, section 576; policy 2.4',
        }}
        action={action}
        back={familyPaths.family(child.id)}
        hidden={ask.hidden}
        version={child.version}
        typed={errors || keep ? ask.form : undefined}
        errors={errors}
      />
    </>,
  )
}

async function familyPage(
  { trx, today }: Ask,
  child: Child,
  title: string,
  content: Page['content'],
): Promise<Page> {
  const home = (await homesOn(trx, [child.id], today)).get(child.id)
  return {
    title,
    section: 'find',
    identity: { ...identityOfChild(child, today), addressProtected: home?.protected === true },
    content,
  }
}
