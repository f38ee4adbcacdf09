import { ok, type Refusal, type Result, refuse } from '../../domain/result.ts'
import type { CtfFile } from './ctf.ts'
import { type CtfDraft, SUPPLIER } from './write-ctf.ts'

/**
 * A file as `onroll ctf read` prints it: `{ source, destination, version, pupils }`, lower-camel names of the elements.
 * The rest of the header is under `header`, unless it is what Onroll writes by itself: reading what Onroll wrote then
 * gives the JSON that it was written from.
 */
export function ctfToJson(file: CtfFile): CtfFile {
  const { header, ...rest } = file
  if (header === undefined) return file
  const { documentName, documentQualifier, supplierId, dateTime: _, ...further } = header
  const isOwn =
    documentName === 'Common Transfer File' &&
    documentQualifier === 'full' &&
    supplierId === SUPPLIER &&
    Object.keys(further).length === 0
  return isOwn ? rest : file
}

/**
 * Takes parsed JSON for a file to be written. What its fields hold is judged when it is written.
 *
 * @refuses  JSON_NOT_A_CTF when it is not an object with `source` and a list of `pupils`
 */
export function ctfFromJson(value: unknown): Result<CtfDraft, Refusal<'JSON_NOT_A_CTF'>> {
  const isRecord = (part: unknown): part is Readonly<Record<string, unknown>> =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
  const isFile =
    isRecord(value) &&
    isRecord(value.source) &&
    Array.isArray(value.pupils) &&
    value.pupils.every(isRecord) &&
    (value.header === undefined || isRecord(value.header)) &&
    (value.destination === undefined || isRecord(value.destination)) &&
    (value.version === undefined || typeof value.version === 'string')
  if (isFile) return ok(value as unknown as CtfDraft)
  return refuse({
    code: 'JSON_NOT_A_CTF',
    message:
      'Give JSON of the form {"source":{"lea","estab"},"destination":{"lea","estab"},"version":"25.0","pupils":[{"upn","surname","forename","dob","sex"}]}.',
  })
}
