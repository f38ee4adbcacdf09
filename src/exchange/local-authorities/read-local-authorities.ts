import { type FileProblem, problemList } from '../file-problem.ts'
import { readCsv } from '../sheets/read-csv.ts'

/** A local authority of England with the DfE's number for it. */
export interface LocalAuthorityRecord {
  /** Three digits. */
  readonly code: string
  /** The number of the Office for National Statistics. */
  readonly gssCode: string
  readonly name: string
  readonly regionName?: string
  /** Numbers of authorities no longer in being still occur in UPNs and school history. */
  readonly status: 'current' | 'historic'
  readonly note?: string
}

/** The authorities of a file; none when it was refused. */
export interface LocalAuthoritiesReading {
  readonly refused: boolean
  readonly authorities: readonly LocalAuthorityRecord[]
  readonly problems: readonly FileProblem[]
}

const REQUIRED = ['la_code', 'gss_code', 'la_name', 'status']

/** Reads `la_code,gss_code,la_name,region_code,region_name,status,note`. Never throws. */
export function readLocalAuthorities(bytes: Uint8Array): LocalAuthoritiesReading {
  const csv = readCsv(bytes, { required: REQUIRED, expected: 'the list of local authorities' })
  const problems = problemList()
  for (const problem of csv.problems) problems.add(problem)
  const authorities: LocalAuthorityRecord[] = []
  for (const { line, values } of csv.refused ? [] : csv.rows) {
    const { la_code: code = '', gss_code: gssCode = '', la_name: name = '', status = '' } = values
    const bad = (path: string, found: string, expected: string) =>
      problems.add({ code: 'VALUE_NOT_READ', severity: 'error', line, path, found, expected })
    if (!/^\d{3}$/.test(code)) bad('la_code', code, 'three digits')
    else if (status !== 'current' && status !== 'historic') bad('status', status, 'current or historic')
    else {
      const { region_name: regionName = '', note = '' } = values
      authorities.push({
        code,
        gssCode,
        name,
        status,
        ...(regionName === '' ? {} : { regionName }),
        ...(note === '' ? {} : { note }),
      })
    }
  }
  return { refused: problems.refused, authorities, problems: problems.all() }
}
