import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Form, UploadedFile } from '../features/slice.ts'
import { formOf } from './request-form.ts'
import { cleanTyped } from './typed-text.ts'

export const FORM_BYTES = 1_048_576
export const FILE_BYTES = 10_485_760
const FILES = 5
const FIELDS = 2_000
/** All files of one form together, with what surrounds them. */
const UPLOAD_BYTES = FILES * FILE_BYTES + FORM_BYTES

/** Thrown when a body is larger than the page allows; the last-resort handler says so in words. */
export class TooLarge extends Error {
  readonly statusCode = 413
}

/** Two kinds of body and no other: typed forms, and forms with files. */
export function addFormParsing(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: FORM_BYTES },
    async (_request: FastifyRequest, body: string | Buffer) => new URLSearchParams(body.toString()),
  )
  app.register(multipart, {
    throwFileSizeLimit: true,
    limits: {
      fieldNameSize: 200,
      fieldSize: FORM_BYTES,
      fields: FIELDS,
      fileSize: FILE_BYTES,
      files: FILES,
      parts: FIELDS + FILES,
    },
  })
}

/** The form of a request. Files are taken only where the route says so. */
export async function readForm(request: FastifyRequest, files: boolean): Promise<Form> {
  if (request.body instanceof URLSearchParams) {
    const fields = [...request.body]
    if (fields.length > FIELDS) throw new TooLarge('too many fields')
    return formOf(fields)
  }
  return files && request.isMultipart() ? readParts(request) : formOf([])
}

/** Thrown when a form with files is cut off or has no boundaries. */
export class NotAForm extends Error {
  readonly statusCode = 400
}

async function* partsOf(request: FastifyRequest) {
  try {
    yield* request.parts()
  } catch (error) {
    // What the reader of forms throws without a status of its own is about the bytes that came, never about us.
    if (error instanceof Error && !('statusCode' in error)) throw new NotAForm(error.message)
    throw error
  }
}

async function readParts(request: FastifyRequest): Promise<Form> {
  if (Number(request.headers['content-length'] ?? 0) > UPLOAD_BYTES) throw new TooLarge('upload too large')
  const fields: (readonly [string, string])[] = []
  const files: UploadedFile[] = []
  let bytes = 0
  for await (const part of partsOf(request)) {
    if (part.type === 'field') {
      const value = typeof part.value === 'string' ? part.value : ''
      bytes += value.length
      if (bytes > FORM_BYTES) throw new TooLarge('form too large')
      fields.push([part.fieldname, value])
      continue
    }
    const content = await part.toBuffer()
    // A file field left empty arrives as a nameless file of no bytes.
    if (part.filename === '' || (part.filename === undefined && content.length === 0)) continue
    files.push({
      field: part.fieldname,
      name: cleanTyped(part.filename ?? ''),
      contentType: part.mimetype,
      bytes: content,
    })
  }
  return formOf(fields, files)
}
