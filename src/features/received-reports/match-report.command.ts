import { ok, type Result, refuse } from '../../domain/result.ts'
import { nameKey } from '../../linkage/name-key.ts'
import { newId } from '../../platform/ids/new-id.ts'
import { listMattersOfChild, nextReference, openAuthorityCase, recordEvents } from '../cases/index.ts'
import {
  type Child,
  getChild,
  insertAddress,
  insertChild,
  insertFacts,
  insertFamily,
} from '../children/index.ts'
import { TELL_SENDER } from '../public-reports/index.ts'
import type { Ask } from '../slice.ts'
import { changeReport, linkCase, type ReceivedReport } from './received-reports.store.ts'

export interface NewlyKnown {
  readonly givenName: string
  readonly familyName: string
  readonly bornOn: Child['bornOn']
}

/**
 * Gives a report its case: a new one by route R7 at L0, or the one that is open on the child already, so that nobody is
 * looked for twice. Nothing of who told it goes along; the report itself stays where the CME team alone reads it.
 *
 * @returns the ids of the cases, in the order of the children
 */
export async function matchReport(
  ask: Ask,
  report: ReceivedReport,
  children: readonly Child[],
  stillMore: boolean,
): Promise<Result<readonly string[]>> {
  const matters: string[] = []
  for (const child of children) {
    const matter = await caseFor(ask, report, child)
    if (!matter.ok) return matter
    matters.push(matter.value)
    const link = { reportId: report.id, matterId: matter.value, childId: child.id, at: ask.now }
    await linkCase(ask.trx, { laId: ask.by.laId, by: ask.by.accountId, ...link })
  }
  const changed = await changeReport(
    ask.trx,
    report,
    ask.form.version(),
    stillMore
      ? { next_action: 'Match the other children in it' }
      : { state: 'settled', settled_as: 'case', settled_on: ask.today, next_action: null, next_due_on: null },
  )
  if (!changed) return refuse({ code: 'STALE', message: 'Somebody else changed this report. Load it again.' })
  await tellLater(ask, report)
  return ok(matters)
}

/** The sender hears of it where they asked to; the job looks for itself. */
export async function tellLater({ deps, trx, by }: Ask, report: Pick<ReceivedReport, 'id'>): Promise<void> {
  await deps.jobs.enqueue(trx, TELL_SENDER, { laId: by.laId, reportId: report.id }, { key: report.id })
}

async function caseFor(ask: Ask, report: ReceivedReport, child: Child): Promise<Result<string>> {
  const { deps, trx, by, today } = ask
  const open = (await listMattersOfChild(trx, child.id)).find(
    (each) => each.kind === 'authority-case' && each.open,
  )
  if (open) {
    const text = `Another report came in (${report.reference}). It stands under Reports received.`
    const noted = await recordEvents(deps, trx, by, open.id, [{ kind: 'note-recorded', facts: { text } }])
    return noted.ok ? ok(open.id) : noted
  }
  const opened = await openAuthorityCase(deps, trx, by, {
    childId: child.id,
    schoolUrn: null,
    openedOn: today,
    route: 'R7',
    from: report.form === 'public' ? 'A report by the public' : 'A report by a professional',
    note: `Report ${report.reference}, received on ${report.receivedOn}`,
    ...(report.said.danger === 'yes' ? { lane: 'red' } : {}),
  })
  return opened.ok ? ok(opened.value.matter.id) : opened
}

/** The record of a child whom nobody held, with what was said of home and school as the report said it. */
export async function makeReportedChild(
  { trx, by, now, today }: Ask,
  report: ReceivedReport,
  known: NewlyKnown,
): Promise<Child> {
  const [id, familyId] = [newId(now), newId(now)]
  await insertFamily(trx, by.laId, familyId, now)
  const number = await nextReference(trx, 'child')
  await insertChild(
    trx,
    by.laId,
    {
      id,
      familyId,
      reference: String(number).padStart(6, '0'),
      ...known,
      nameKey: nameKey(known.givenName, known.familyName),
    },
    now,
  )
  const how = {
    laId: by.laId,
    childId: id,
    source: `report ${report.reference}`,
    on: today,
    at: now,
    by: by.accountId,
  }
  const { said } = report
  await insertFacts(
    trx,
    [
      { id: newId(now), kind: 'names', value: { givenName: known.givenName, familyName: known.familyName } },
      { id: newId(now), kind: 'birth-date', value: known.bornOn },
      ...(said.school === '' ? [] : [{ id: newId(now), kind: 'previous-school', value: said.school }]),
    ],
    how,
  )
  if (said.address !== '')
    await insertAddress(
      trx,
      {
        id: newId(now),
        lines: said.address,
        postcode: said.postcode === '' ? undefined : said.postcode,
        district: undefined,
        protected: false,
      },
      how,
    )
  return getChild(trx, id)
}
