import { ACTIONS, type CaseAction } from '../../domain/case/case-actions.ts'
import type { Doors } from '../cases/index.ts'
import { type Answer, type Ask, page, type Route } from '../slice.ts'
import { FilesPage } from './transfer-files.page.tsx'
import { countFiles, type FileFilter, type FileLine, listFiles } from './transfer-files.store.ts'
import { readFilesView } from './transfer-files.view.ts'

const PAGE = 50

/** The work list of transfer files (policy 4.12, 4.13; T22, T24, T25). `doors` tells which acts have a page. */
export function transferFileRoutes(doors: Doors): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/transfer-files',
      permission: 'view-transfer-files',
      record: 'none',
      data: 'child',
      writes: false,
      audit: 'list-transfer-files',
      handle: (ask) => showFiles(ask, doors),
    },
  ]
}

async function showFiles({ trx, by, today, query, deps }: Ask, doors: Doors): Promise<Answer> {
  const view = readFilesView(query)
  const ofSchool = by.side === 'school'
  const filter: FileFilter = {
    laId: by.laId,
    schoolUrn: ofSchool ? (by.schoolUrn ?? undefined) : undefined,
    states: view.states,
    where: view.where,
    late: view.late,
    today,
  }
  const rows = await listFiles(trx, filter, PAGE, view.after)
  const cleared = deps.packs.rulesAt(today, by.pack).rule<number>('transfer-file/cleared-after')
  const content = (
    <FilesPage
      rows={rows}
      counts={await countFiles(trx, filter)}
      view={view}
      today={today}
      ofSchool={ofSchool}
      more={rows.length === PAGE}
      clearedAfterMonths={cleared.ok ? cleared.value.value : undefined}
      actionOf={(line) => actionOf(line, doors, by.role)}
    />
  )
  return page(
    { title: 'Transfer files', section: 'transfer-files', content },
    { recordIds: rows.map(({ matterId }) => matterId) },
  )
}

const NEXT_ACTS: Readonly<Partial<Record<FileLine['state'], CaseAction>>> = {
  'to-make': 'make-transfer-file',
  'to-upload': 'record-upload',
  uploaded: 'record-notified',
  notified: 'record-collection',
  're-sent': 'record-notified',
  uncollected: 'record-collection',
  rejected: 'resend-transfer-file',
  cleared: 'resend-transfer-file',
}

function actionOf(line: FileLine, doors: Doors, role: Parameters<Doors['actionHref']>[2]) {
  const action =
    line.lost && line.state !== 'to-make' && line.state !== 'to-upload' && line.state !== 'rejected'
      ? undefined
      : NEXT_ACTS[line.state]
  if (action === undefined) return undefined
  const href = doors.actionHref(action, line.matterId, role)
  return href === undefined ? undefined : { href, text: ACTIONS[action].label }
}
