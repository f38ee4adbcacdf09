import { destinationCode, readDestinationCode } from './ctf.ts'

/** What a file name says. It is routing; the header is data. */
export interface CtfFileName {
  /** Seven characters: `8604123`, `860LLLL` or `XXXXXXX`. */
  readonly source: string
  /** `CTF`; other letters are an XML data transfer of another kind. */
  readonly kind: string
  readonly destination: string
  /** Three digits, counting up from 001 for each pair of source and destination. */
  readonly serial: string
}

const PATTERN =
  /^((?:[0-9]{3}|XXX)(?:[0-9]{4}|LLLL|XXXX))_([A-Z0-9]{3})_(X{7}|M{7}|[0-9]{3}(?:[0-9]{4}|L{4}))_([0-9]{3})\.xml$/i

/**
 * Reads `LLLSSSS_CTF_LLLSSSS_nnn.xml`, whatever the case; a folder in front is passed over.
 * @returns undefined when the name is of another form
 */
export function readCtfFileName(name: string): CtfFileName | undefined {
  const match = PATTERN.exec(name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1))
  if (!match) return undefined
  const [, source = '', kind = '', destination = '', serial = ''] = match.map((part) => part.toUpperCase())
  return { source, kind, destination, serial }
}

/** The name of a transfer file. `serial` is 1 to 999. */
export function ctfFileName(
  source: { readonly lea: string; readonly estab: string },
  destination: { readonly lea: string; readonly estab: string },
  serial: number,
): string {
  const number = String(serial).padStart(3, '0')
  return `${destinationCode(source)}_CTF_${destinationCode(destination)}_${number}.xml`
}

/**
 * The serial number of the next file from a source to a destination.
 *
 * @param names  of the files made before, in any order
 * @returns      undefined when 999 has been used
 */
export function nextSerial(
  names: Iterable<string>,
  source: { readonly lea: string; readonly estab: string },
  destination: string,
): number | undefined {
  const to = readDestinationCode(destination)
  let last = 0
  for (const name of names) {
    const read = readCtfFileName(name)
    const isPair = read?.source === destinationCode(source) && to && read.destination === destinationCode(to)
    if (read && isPair && read.kind === 'CTF') last = Math.max(last, Number(read.serial))
  }
  return last >= 999 ? undefined : last + 1
}
