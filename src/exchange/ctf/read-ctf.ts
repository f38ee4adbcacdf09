import { type FileProblem, problemList } from '../file-problem.ts'
import { readXml, XML_LIMITS, type XmlLimits } from '../xml/xml-intake.ts'
import { checkCtfFile, type KnownSchool } from './check-ctf-file.ts'
import type { CtfDestination, CtfFile, CtfHeader, CtfSource } from './ctf.ts'
import { type Frame, type FrameContext, groupFrame, type Place } from './ctf-frames.ts'
import type { CtfTree } from './versions/ctf-versions.ts'
import { fileParts, PRESENT_VERSION } from './versions/ctf-versions.ts'

/** A transfer file as it was read, with all that is wrong with it. */
export interface CtfReading {
  /** True when nothing of the file may be used; `file` is absent then. */
  readonly refused: boolean
  readonly file?: CtfFile
  readonly problems: readonly FileProblem[]
  /** The line on which each pupil begins, in the order of `file.pupils`. */
  readonly pupilLines: readonly number[]
}

export interface ReadCtfOptions {
  /** Compared with the header. */
  readonly fileName?: string
  /** Whether a seven-digit number was a school on a day, as far as is known. */
  readonly knownSchool?: KnownSchool
  readonly limits?: XmlLimits
}

/**
 * Reads a common transfer file, CTF 12 to 25, tolerantly: `Gender` and `Sex` are the same, unknown elements are kept,
 * each fault is told with line, path, found and expected. Never throws.
 *
 * @param bytes  UTF-8 or the declared encoding; at most 50 MB
 * @law          Education (Pupil Information) (England) Regulations 2005; DfE, Common transfer file specification
 */
export function readCtf(bytes: Uint8Array, options: ReadCtfOptions = {}): CtfReading {
  const problems = problemList()
  const context: FrameContext = { problems, places: new WeakMap<object, Place>(), unknown: 0 }
  const tree: CtfTree & Record<string, unknown> = {}
  const frames: Frame[] = []
  readXml(
    bytes,
    {
      open(name, attributes, line) {
        const parent = frames.at(-1)
        if (parent) frames.push(parent.open(name, attributes, line))
        else if (name === 'CTfile') {
          const place = { line, path: name }
          frames.push(groupFrame(fileParts(PRESENT_VERSION), tree, place, context))
        } else {
          const found = name === 'ATfile' ? 'an admissions transfer file (<ATfile>)' : `<${name}>`
          problems.add({
            code: 'NOT_A_CTF',
            severity: 'refused',
            line,
            path: name,
            found,
            expected: '<CTfile>',
          })
        }
      },
      text: (text) => frames.at(-1)?.text(text),
      close: () => frames.pop()?.close(),
    },
    problems,
    options.limits ?? XML_LIMITS,
  )
  if (problems.refused) return { refused: true, problems: problems.all(), pupilLines: [] }
  const file = fileOf(tree)
  checkCtfFile(file, tree, { ...options, problems, placeOf: (part) => context.places.get(part) })
  return {
    refused: false,
    file,
    problems: problems.all(),
    pupilLines: file.pupils.map((pupil) => context.places.get(pupil)?.line ?? 1),
  }
}

function fileOf(tree: CtfTree): CtfFile {
  const { ctfVersion = '', sourceSchool, destSchool, ...header } = tree.header ?? {}
  const { schoolName, lea = '', estab = '', other: sourceOther, ...rest } = sourceSchool ?? {}
  const source: CtfSource = { lea, estab, ...(schoolName === undefined ? {} : { name: schoolName }), ...rest }
  const { other: destOther, lea: destLea = '', estab: destEstab = '', ...destRest } = destSchool ?? {}
  const destination: CtfDestination = { lea: destLea, estab: destEstab, ...destRest }
  const others = [
    ...(header.other ?? []),
    ...(sourceOther ? [{ name: 'SourceSchool', children: sourceOther }] : []),
    ...(destOther ? [{ name: 'DestSchool', children: destOther }] : []),
  ]
  const whole: CtfHeader = others.length === 0 ? header : { ...header, other: others }
  return {
    source,
    destination,
    version: ctfVersion,
    ...(Object.keys(whole).length === 0 ? {} : { header: whole }),
    pupils: tree.pupils ?? [],
    ...(tree.other === undefined ? {} : { other: tree.other }),
  }
}
