import { parsePlainDate } from '../../domain/calendar/plain-date.ts'
import { isId } from '../../platform/ids/new-id.ts'
import { FILE_STATES, type FileState, OPEN_FILE_STATES } from './file-standing.ts'
import { transferFilePaths } from './transfer-files.paths.ts'
import type { FilePlace } from './transfer-files.store.ts'

/** What somebody wants to see of the files, as it stands in the address. */
export interface FilesView {
  readonly states: readonly FileState[]
  readonly where: 'lost' | 'school' | undefined
  readonly late: boolean
  readonly after: FilePlace | undefined
}

/** Reads the address; what is not understood is left out. Without a choice, everything that is not at its end. */
export function readFilesView(query: URLSearchParams): FilesView {
  const states = FILE_STATES.filter((state) => query.getAll('state').includes(state))
  const where = (['lost', 'school'] as const).find((each) => query.get('where') === each)
  return {
    states: states.length > 0 ? states : OPEN_FILE_STATES,
    where,
    late: query.getAll('due').includes('late'),
    after: placeIn(query.get('after') ?? ''),
  }
}

export function filesAddress(view: FilesView, after: string): string {
  const query = new URLSearchParams([
    ...view.states.map((state) => ['state', state]),
    ...(view.where === undefined ? [] : [['where', view.where]]),
    ...(view.late ? [['due', 'late']] : []),
    ['after', after],
  ])
  return `${transferFilePaths.list}?${query}`
}

function placeIn(text: string): FilePlace | undefined {
  const dot = text.indexOf('.')
  const id = text.slice(dot + 1)
  if (dot < 0 || !isId(id)) return undefined
  const day = text.slice(0, dot)
  const dueOn = day === 'none' ? null : parsePlainDate(day)
  return dueOn === undefined ? undefined : { dueOn, id }
}
