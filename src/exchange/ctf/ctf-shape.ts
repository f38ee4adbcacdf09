/** How a text is judged when it is read. Nothing is changed by it. */
export type CtfCheck = 'upn' | 'uln' | 'date' | 'date-time' | 'la' | 'establishment' | 'sex'

/** An element that holds a text. */
export interface TextElement {
  readonly kind: 'text'
  readonly tag: string
  /** A name that the element has in other versions; understood, never written. */
  readonly alsoTag?: string
  readonly check?: CtfCheck
}

/** An element that holds `true` or `false`. */
export interface YesNoElement {
  readonly kind: 'yes-no'
  readonly tag: string
}

/** An element that holds others, each once. */
export interface GroupElement<Parts extends CtfParts = CtfParts> {
  readonly kind: 'group'
  readonly tag: string
  readonly parts: Parts
}

/** An element that may come several times, without another around it. */
export interface RepeatedElement<Parts extends CtfParts = CtfParts> {
  readonly kind: 'repeated'
  readonly tag: string
  readonly parts: Parts
}

/** An element around others of one name. */
export interface ListElement<Parts extends CtfParts = CtfParts> {
  readonly kind: 'list'
  readonly tag: string
  readonly itemTag: string
  readonly parts: Parts
}

/** An element around texts of one name. */
export interface TextListElement {
  readonly kind: 'text-list'
  readonly tag: string
  readonly itemTag: string
}

/** What an element of the format can be. */
export type CtfElement =
  | TextElement
  | YesNoElement
  | GroupElement
  | RepeatedElement
  | ListElement
  | TextListElement

/** Elements by the name they have in JSON, in the order in which they are written. */
export interface CtfParts {
  readonly [key: string]: CtfElement
}

/** An element that the definition does not know, kept as it was. */
export interface CtfOther {
  readonly name: string
  readonly text?: string
  readonly attributes?: Readonly<Record<string, string>>
  readonly children?: readonly CtfOther[]
}

type ValueOf<E> = E extends { kind: 'text' }
  ? string
  : E extends { kind: 'yes-no' }
    ? boolean | string
    : E extends { kind: 'text-list' }
      ? readonly string[]
      : E extends { kind: 'group'; parts: infer P }
        ? ValuesOf<P>
        : E extends { parts: infer P }
          ? readonly ValuesOf<P>[]
          : never

/** What a set of elements becomes. Unknown elements are under `other`. */
export type ValuesOf<Parts> = { readonly [K in keyof Parts]?: ValueOf<Parts[K]> } & {
  readonly other?: readonly CtfOther[]
}

/** A text; `check` judges it, `alsoTag` is its name in other versions. */
export function text(tag: string, check?: CtfCheck, alsoTag?: string): TextElement {
  return {
    kind: 'text',
    tag,
    ...(check === undefined ? {} : { check }),
    ...(alsoTag === undefined ? {} : { alsoTag }),
  }
}

/** True or false. */
export const yesNo = (tag: string): YesNoElement => ({ kind: 'yes-no', tag })

/** Others, each once. */
export function group<P extends CtfParts>(tag: string, parts: P): GroupElement<P> {
  return { kind: 'group', tag, parts }
}

/** May come several times where it stands. */
export function repeated<P extends CtfParts>(tag: string, parts: P): RepeatedElement<P> {
  return { kind: 'repeated', tag, parts }
}

/** Others of one name in an element around them. */
export function list<P extends CtfParts>(tag: string, itemTag: string, parts: P): ListElement<P> {
  return { kind: 'list', tag, itemTag, parts }
}

/** Texts of one name in an element around them. */
export const texts = (tag: string, itemTag: string): TextListElement => ({ kind: 'text-list', tag, itemTag })
