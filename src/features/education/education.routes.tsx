import { addDays } from '../../domain/calendar/plain-date.ts'
import { FIELD_CLASSES } from '../../platform/auth/field-classes.ts'
import { may, type Role } from '../../platform/auth/roles.ts'
import { newId } from '../../platform/ids/new-id.ts'
import { ActPage, type FieldError, identityOfChild, londonInstant, matterPaths } from '../cases/index.ts'
import { type Child, getChild } from '../children/index.ts'
import {
  type Answer,
  type Ask,
  type Page,
  page,
  type Route,
  redirect,
  refused,
  unprocessable,
} from '../slice.ts'
import { readAskedDays } from './asked-days.ts'
import { EducationPage } from './education.page.tsx'
import { educationPaths } from './education.paths.ts'
import { findAddressOn, insertProvision, listProvisions } from './education-facts.store.ts'
import { wordsAbout } from './later-words.ts'
import { educationAsKnown, loadEducation } from './load-education.ts'
import { provisionForm, readProvision } from './record-provision.form.ts'

/** Where was this child (policy 1.1, 3.2), and provision that no register tells of. */
export const educationRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/children/:childId/education',
    permission: 'view-child',
    record: 'child',
    data: 'child',
    writes: false,
    audit: 'view-education',
    handle: showEducation,
  },
  {
    method: 'GET',
    path: '/children/:childId/education/record',
    permission: 'record-provision',
    record: 'child',
    data: 'child',
    writes: false,
    audit: 'open-record-provision',
    handle: showRecord,
  },
  {
    method: 'POST',
    path: '/children/:childId/education/record',
    permission: 'record-provision',
    record: 'child',
    data: 'child',
    writes: true,
    audit: 'record-provision',
    handle: record,
  },
]

async function showEducation(ask: Ask): Promise<Answer> {
  const child = await getChild(ask.trx, ask.params.childId ?? '')
  const held = await loadEducation(ask, child)
  if (held === undefined) return refused(NO_AGE_RULE, matterPaths.child(child.id))
  const asked = readAskedDays(ask.query, ask.today, child.bornOn)
  const knownAt = asked.knownOn === undefined ? ask.now : endOf(asked.knownOn)
  const mayRead = (FIELD_CLASSES.contact.roles as readonly Role[]).includes(ask.by.role)
  const content = (
    <EducationPage
      givenName={child.givenName}
      here={educationPaths.onDay(child.id)}
      asked={asked}
      today={ask.today}
      then={educationAsKnown(held, asked.on, knownAt)}
      now={educationAsKnown(held, asked.on, ask.now)}
      {...wordsAbout(held, asked.on, knownAt)}
      address={mayRead ? await findAddressOn(ask.trx, child.id, asked.on, knownAt) : undefined}
      recordHref={may(ask.by.role, 'record-provision') ? educationPaths.record(child.id) : undefined}
    />
  )
  const body = {
    title: 'Where was this child',
    section: 'find',
    identity: identityOfChild(child, ask.today),
    content,
  }
  return asked.errors.length > 0 ? unprocessable(body) : page(body)
}

const NO_AGE_RULE = {
  code: 'NO_RULE',
  message:
    'No rule says when school age begins for a child born on that day. Correct the date of birth first.',
}

/** The last moment of a day in England. */
function endOf(day: Parameters<typeof addDays>[0]): Date {
  return new Date(londonInstant(addDays(day, 1), 0).getTime() - 1)
}

async function showRecord(ask: Ask): Promise<Answer> {
  const child = await getChild(ask.trx, ask.params.childId ?? '')
  return page(await recordPage(ask, child))
}

async function record(ask: Ask): Promise<Answer> {
  const child = await getChild(ask.trx, ask.params.childId ?? '')
  const earlier = await listProvisions(ask.trx, child.id)
  const reading = readProvision(ask.form, { today: ask.today, born: child.bornOn, earlier })
  if (!reading.ok) return unprocessable(await recordPage(ask, child, reading.errors))
  await insertProvision(ask.trx, {
    ...reading.value,
    id: newId(ask.now),
    laId: ask.by.laId,
    childId: child.id,
    at: ask.now,
    by: ask.by.accountId,
  })
  return redirect(educationPaths.onDay(child.id), { recordIds: [child.id] })
}

async function recordPage(ask: Ask, child: Child, errors?: readonly FieldError[]): Promise<Page> {
  return {
    title: `${errors ? 'Error: ' : ''}Record other provision`,
    section: 'find',
    identity: identityOfChild(child, ask.today),
    content: (
      <ActPage
        form={provisionForm(child.givenName, await listProvisions(ask.trx, child.id))}
        action={educationPaths.record(child.id)}
        back={educationPaths.onDay(child.id)}
        hidden={ask.hidden}
        version={ask.form.version() ?? child.version}
        typed={errors ? ask.form : undefined}
        errors={errors}
      />
    ),
  }
}
