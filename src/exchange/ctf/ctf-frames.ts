import type { ProblemList, ProblemSeverity } from '../file-problem.ts'
import { checkCtfValue } from './check-ctf-value.ts'
import type { CtfElement, CtfOther, CtfParts, TextElement, YesNoElement } from './ctf-shape.ts'

/** Where an element stands. */
export interface Place {
  readonly line: number
  /** Such as `CTfile/CTFpupilData/Pupil[2]/SchoolHistory/School[1]`. */
  readonly path: string
  /** The lines of the elements directly inside, by tag. */
  readonly lines?: ReadonlyMap<string, number>
}

/** An element that is open. It gives the frame for each element inside it. */
export interface Frame {
  readonly path: string
  open(tag: string, attributes: Readonly<Record<string, string>>, line: number): Frame
  text(text: string): void
  close(): void
}

/** What all frames of one file share. */
export interface FrameContext {
  readonly problems: ProblemList
  /** Where the objects made so far stand. */
  readonly places: WeakMap<object, Place>
  /** Elements kept that no definition knows. */
  unknown: number
}

/** Most unknown elements kept of one file; beyond, the file is refused. */
export const MOST_UNKNOWN_ELEMENTS = 20_000

/** Most pupils of one file, and most items of any other list. The DfE's own service stops at 500 pupils. */
export const MOST_ITEMS = 5_000

type Values = Record<string, unknown>

/** Reads the elements of `parts` into `values`; unknown ones and repetitions are kept under `other`. */
export function groupFrame(parts: CtfParts, values: Values, place: Place, context: FrameContext): Frame {
  const { path } = place
  const lines = new Map<string, number>()
  context.places.set(values, { line: place.line, path, lines })
  const byTag = elementsByTag(parts)
  const keep = (tag: string, attributes: Readonly<Record<string, string>>, childPath: string) => {
    return otherFrame(tag, attributes, listAt<CtfOther>(values, 'other'), childPath, context)
  }
  return {
    path,
    open(tag, attributes, line) {
      const childPath = `${path}/${tag}`
      const entry = byTag.get(tag)
      if (entry === undefined) {
        tell(
          context,
          'UNKNOWN_ELEMENT',
          'warning',
          line,
          childPath,
          `<${tag}>`,
          'an element of the format; kept',
        )
        return keep(tag, attributes, childPath)
      }
      const [key, element] = entry
      lines.set(element.tag, line)
      if (Object.hasOwn(values, key) && element.kind !== 'repeated') {
        tell(context, 'ELEMENT_TWICE', 'error', line, childPath, `<${tag}> again`, 'it once; kept beside')
        return keep(tag, attributes, childPath)
      }
      tellAttributes(attributes, { line, path: childPath }, context)
      return partFrame(element, values, key, { line, path: childPath }, context)
    },
    text: (text) => strayText(text, place, context),
    close: () => undefined,
  }
}

function partFrame(
  element: CtfElement,
  values: Values,
  key: string,
  place: Place,
  context: FrameContext,
): Frame {
  switch (element.kind) {
    case 'text':
    case 'yes-no':
      return textFrame(element, place, context, (value) => {
        values[key] = value
      })
    case 'group': {
      const inner: Values = {}
      values[key] = inner
      return groupFrame(element.parts, inner, place, context)
    }
    case 'repeated': {
      const items = listAt<Values>(values, key)
      const inner: Values = {}
      items.push(inner)
      return groupFrame(element.parts, inner, { ...place, path: `${place.path}[${items.length}]` }, context)
    }
    case 'list':
    case 'text-list': {
      const items: unknown[] = []
      values[key] = items
      return listFrame(element, items, values, place, context)
    }
  }
}

function listFrame(
  element: Extract<CtfElement, { kind: 'list' | 'text-list' }>,
  items: unknown[],
  owner: Values,
  place: Place,
  context: FrameContext,
): Frame {
  return {
    path: place.path,
    open(tag, attributes, line) {
      const path = `${place.path}/${tag}`
      if (tag !== element.itemTag) {
        const expected = `<${element.itemTag}>; kept beside`
        tell(context, 'UNKNOWN_ELEMENT', 'warning', line, path, `<${tag}>`, expected)
        const children: CtfOther[] = []
        listAt<CtfOther>(owner, 'other').push({ name: element.tag, children })
        return otherFrame(tag, attributes, children, path, context)
      }
      tellAttributes(attributes, { line, path }, context)
      if (items.length >= MOST_ITEMS) {
        const found = `more than ${MOST_ITEMS} of <${tag}>`
        const expected = `at most ${MOST_ITEMS}: split the file`
        context.problems.add({ code: 'TOO_MANY_ITEMS', severity: 'refused', line, path, found, expected })
      }
      const itemPlace = { line, path: `${path}[${items.length + 1}]` }
      if (element.kind === 'text-list') {
        const index = items.push('') - 1
        return textFrame({ kind: 'text', tag }, itemPlace, context, (value) => {
          items[index] = value
        })
      }
      const inner: Values = {}
      items.push(inner)
      return groupFrame(element.parts, inner, itemPlace, context)
    },
    text: (text) => strayText(text, place, context),
    close: () => undefined,
  }
}

function textFrame(
  element: TextElement | YesNoElement,
  place: Place,
  context: FrameContext,
  give: (value: string | boolean) => void,
): Frame {
  let value = ''
  const { line, path } = place
  return {
    path,
    open(tag, attributes, innerLine) {
      const childPath = `${path}/${tag}`
      tell(context, 'ELEMENT_IN_TEXT', 'error', innerLine, childPath, `<${tag}>`, 'a text only; not kept')
      return otherFrame(tag, attributes, [], childPath, context)
    },
    text: (text) => {
      value += text
    },
    close() {
      if (element.kind === 'yes-no') {
        give(value === 'true' ? true : value === 'false' ? false : value)
        if (value === 'true' || value === 'false') return
        tell(context, 'YES_NO_NOT_READ', 'error', line, path, value, 'true or false')
        return
      }
      give(value)
      if (value !== value.trim()) {
        tell(context, 'SPACES_AT_ENDS', 'warning', line, path, value, 'no spaces at the ends')
      }
      const fault = element.check && checkCtfValue(element.check, value.trim())
      if (fault) tell(context, fault.code, fault.severity, line, path, value, fault.expected)
    },
  }
}

function otherFrame(
  name: string,
  attributes: Readonly<Record<string, string>>,
  into: CtfOther[],
  path: string,
  context: FrameContext,
): Frame {
  const kept: {
    name: string
    text?: string
    attributes?: Readonly<Record<string, string>>
    children?: CtfOther[]
  } = {
    name,
  }
  context.unknown += 1
  if (context.unknown > MOST_UNKNOWN_ELEMENTS) {
    const found = `more than ${MOST_UNKNOWN_ELEMENTS} elements that the format does not know`
    context.problems.add({ code: 'NOT_A_CTF', severity: 'refused', path, found, expected: 'a transfer file' })
  }
  const own = Object.entries(attributes).filter(([key]) => !isNamespace(key))
  if (own.length > 0) kept.attributes = Object.fromEntries(own)
  into.push(kept)
  let text = ''
  return {
    path,
    open(tag, inner) {
      kept.children ??= []
      return otherFrame(tag, inner, kept.children, `${path}/${tag}`, context)
    },
    text: (more) => {
      text += more
    },
    close() {
      const words = kept.children === undefined ? text : text.trim()
      if (words !== '') kept.text = words
    },
  }
}

/** The list under a key, made when there is none yet. */
function listAt<Item>(values: Values, key: string): Item[] {
  values[key] ??= []
  return values[key] as Item[]
}

const elementsByTag = (() => {
  const known = new WeakMap<CtfParts, ReadonlyMap<string, readonly [string, CtfElement]>>()
  return (parts: CtfParts) => {
    const before = known.get(parts)
    if (before) return before
    const byTag = new Map<string, readonly [string, CtfElement]>()
    for (const entry of Object.entries(parts)) {
      byTag.set(entry[1].tag, entry)
      if (entry[1].kind === 'text' && entry[1].alsoTag !== undefined) byTag.set(entry[1].alsoTag, entry)
    }
    known.set(parts, byTag)
    return byTag
  }
})()

function strayText(text: string, { line, path }: Place, context: FrameContext): void {
  if (text.trim() === '') return
  tell(context, 'TEXT_MISPLACED', 'warning', line, path, text.trim(), 'elements only; the text is not kept')
}

function tellAttributes(
  attributes: Readonly<Record<string, string>>,
  { line, path }: Place,
  context: FrameContext,
): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (isNamespace(name)) continue
    tell(context, 'ATTRIBUTE_NOT_READ', 'warning', line, `${path}/@${name}`, value, 'no attribute; not kept')
  }
}

function isNamespace(attribute: string): boolean {
  return /^(xmlns|xmlns:.*|xsi:.*|xml:.*)$/.test(attribute)
}

function tell(
  context: FrameContext,
  code: string,
  severity: ProblemSeverity,
  line: number,
  path: string,
  found: string,
  expected: string,
): void {
  context.problems.add({ code, severity, line, path, found, expected })
}
