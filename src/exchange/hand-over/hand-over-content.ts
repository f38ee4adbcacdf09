import { z } from 'zod'

const line = (longest: number) => z.string().max(longest)
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

const field = z.strictObject({
  id: line(80),
  section: z.enum(['identity', 'family', 'last-known', 'tried', 'safety']),
  label: line(200),
  value: line(2000),
})

const contentSchema = z.strictObject({
  format: z.literal('onroll-hand-over/1'),
  id: z.uuid(),
  madeAt: z.iso.datetime(),
  from: z.strictObject({
    code: z.string().regex(/^\d{3}$/),
    name: line(200),
    team: line(200),
    email: line(200),
    phone: line(200),
    officer: line(200),
    reference: line(60),
  }),
  to: z.strictObject({ code: z.string().regex(/^\d{3}$/), name: line(200) }),
  /** What leads the sender to believe that the child lives there now. */
  reason: line(2000),
  /** The law under which it is told. */
  gateway: line(1000),
  /** Where to accept or refuse, and until when; the link is used once. */
  receipt: z.strictObject({ link: line(500), until: day }),
  child: z.strictObject({
    givenName: line(100),
    middleNames: line(200).optional(),
    familyName: line(100),
    knownAs: line(100).optional(),
    formerFamilyName: line(100).optional(),
    bornOn: day,
    sex: z.enum(['F', 'M', 'not-stated']).optional(),
    upn: line(20).optional(),
  }),
  fields: z.array(field).max(300),
  /** What the sender holds and does not send, in plain words. */
  heldBack: z.array(line(300)).max(20),
})

/** What one authority tells another about a child whom it hands over. Only text; days as YYYY-MM-DD. */
export type HandOverContent = z.output<typeof contentSchema>
export type HandOverField = z.output<typeof field>

export const SECTION_TITLES: Readonly<Record<HandOverField['section'], string>> = {
  identity: 'The child',
  family: 'The family',
  'last-known': 'Last known',
  tried: 'What was tried',
  safety: 'Safety',
}

export const SECTIONS = Object.keys(SECTION_TITLES) as readonly HandOverField['section'][]

/** The content of a hand-over out of its text; undefined when it is not one. */
export function readHandOverContent(text: string): HandOverContent | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  const read = contentSchema.safeParse(value)
  return read.success ? read.data : undefined
}
