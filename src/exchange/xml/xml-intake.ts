import { type SaxesAttributePlain, SaxesParser } from 'saxes'
import { piecesOfBytes } from '../byte-source.ts'
import type { FileProblem, ProblemList } from '../file-problem.ts'
import { FILE_KIND_WORDS, fileKind } from '../sheets/file-kind.ts'
import { xmlDecoding } from './xml-encoding.ts'

/** What the caller is told while a file is read. Names come without a prefix. */
export interface XmlEvents {
  open(name: string, attributes: Readonly<Record<string, string>>, line: number): void
  text(text: string): void
  close(): void
}

/** Bounds that no honest file reaches. Bytes and depth are checked before anything else. */
export interface XmlLimits {
  readonly bytes: number
  readonly depth: number
  readonly elements: number
  /** CDATA sections. */
  readonly sections: number
  /** Characters of one text, comment or tag. */
  readonly run: number
}

/** What a transfer file of a whole year of a large school stays well below. */
export const XML_LIMITS: XmlLimits = {
  bytes: 50 * 1024 * 1024,
  depth: 32,
  elements: 300_000,
  sections: 20_000,
  run: 1_100_000,
}

const XINCLUDE = 'http://www.w3.org/2001/XInclude'

/**
 * Reads untrusted XML as a stream. Refuses a DOCTYPE, entities other than the five of XML, XInclude, and what is
 * beyond the limits; fetches nothing. The first fault of the XML ends the reading. Never throws.
 */
export function readXml(
  bytes: Uint8Array,
  events: XmlEvents,
  problems: ProblemList,
  limits: XmlLimits = XML_LIMITS,
): void {
  const stop = (code: string, found: string, expected: string, line?: number) => {
    if (!problems.refused) problems.add(refusal(code, found, expected, line))
  }
  const kind = fileKind(bytes)
  const decoding = xmlDecoding(bytes)
  if (bytes.length > limits.bytes) {
    stop('FILE_TOO_LARGE', `${bytes.length} bytes`, `at most ${limits.bytes} bytes`)
    return
  }
  if (kind !== 'markup' || 'refused' in decoding) {
    if ('refused' in decoding) stop('ENCODING_NOT_READ', decoding.refused, 'UTF-8')
    else stop('NOT_XML', FILE_KIND_WORDS[kind], 'an XML file')
    return
  }

  const parser = new SaxesParser()
  let depth = 0
  let elements = 0
  let sections = 0
  let since = 0
  parser.on('error', (error) => stop('XML_NOT_WELL_FORMED', faultOf(error), 'well-formed XML', parser.line))
  parser.on('doctype', () => stop('DOCTYPE_REFUSED', 'a DOCTYPE', 'none: it is never needed', parser.line))
  parser.on('opentag', (tag) => {
    since = 0
    if (problems.refused) return
    depth += 1
    elements += 1
    const attributes = attributesOf(tag.attributes)
    if (depth > limits.depth) {
      stop('XML_TOO_DEEP', `${depth} elements inside each other`, `at most ${limits.depth}`, parser.line)
    } else if (elements > limits.elements) {
      stop('XML_TOO_MANY_ELEMENTS', `more than ${limits.elements} elements`, 'fewer', parser.line)
    } else if (Object.values(attributes).includes(XINCLUDE)) {
      stop('XINCLUDE_REFUSED', 'XInclude', 'none: other files are never read', parser.line)
    } else events.open(localName(tag.name), attributes, parser.line)
  })
  parser.on('closetag', () => {
    since = 0
    depth -= 1
    if (!problems.refused) events.close()
  })
  const onText = (text: string) => {
    since = 0
    if (!problems.refused) events.text(text)
  }
  parser.on('text', onText)
  parser.on('cdata', (text) => {
    sections += 1
    if (sections > limits.sections) {
      stop('XML_TOO_MANY_SECTIONS', `more than ${limits.sections} CDATA sections`, 'fewer', parser.line)
    }
    onText(text)
  })

  const feed = (text: string) => {
    since += text.length
    parser.write(text)
    if (since > limits.run) {
      stop(
        'XML_RUN_TOO_LONG',
        `more than ${limits.run} characters without a tag`,
        'shorter texts',
        parser.line,
      )
    }
  }
  for (const piece of piecesOfBytes(bytes)) {
    if (problems.refused) return
    feed(decoding.push(piece))
  }
  if (problems.refused) return
  feed(decoding.finish())
  if (!problems.refused) parser.close()
  const doubt = decoding.doubt()
  if (doubt && !problems.refused) problems.add(doubt)
}

function attributesOf(
  attributes: Readonly<Record<string, string | SaxesAttributePlain>>,
): Readonly<Record<string, string>> {
  const plain: Record<string, string> = Object.create(null)
  for (const [name, value] of Object.entries(attributes)) plain[name] = String(value)
  return plain
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function faultOf(error: Error): string {
  return error.message.replace(/^\S*\d+:\d+: /, '').replace(/\.$/, '')
}

function refusal(code: string, found: string, expected: string, line?: number): FileProblem {
  const problem = { code, severity: 'refused', path: 'file', found, expected } as const
  return line === undefined ? problem : { ...problem, line }
}
