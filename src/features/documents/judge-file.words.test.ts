import { describe, expect, test } from 'vitest'
import { judgeFile, LARGEST_FILE_BYTES } from './judge-file.ts'

const PDF = Buffer.from('%PDF-1.7\n%made up\n%%EOF')
const TEXT = Buffer.from('Rang at 9.05, no answer. Café, Łódź.')
const EML = Buffer.from('From: a@example.org\r\nTo: b@example.org\r\nSubject: Made up\r\n\r\nHello')

function png(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(40)
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(bytes)
  bytes.write('IHDR', 12, 'latin1')
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return bytes
}

function jpeg(width: number, height: number): Buffer {
  const frame = Buffer.from([
    0xff,
    0xc0,
    0,
    17,
    8,
    height >> 8,
    height & 255,
    width >> 8,
    width & 255,
    3,
    0,
    0,
    0,
    0,
  ])
  return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0]), frame])
}

/** A ZIP file of empty entries. */
function zip(...names: readonly string[]): Buffer {
  const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), Buffer.alloc(26)])
  const entries = names.map((name) => {
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(name.length, 28)
    return Buffer.concat([entry, Buffer.from(name)])
  })
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(names.length, 10)
  end.writeUInt32LE(local.length, 16)
  return Buffer.concat([local, ...entries, end])
}

const messageOf = (name: string, bytes: Buffer) => {
  const verdict = judgeFile(name, bytes)
  return verdict.ok ? `kept as ${verdict.name}` : verdict.message
}

describe('a file is what is in it, whatever it is called', () => {
  test.each([
    ['letter.pdf', PDF, 'application/pdf'],
    ['photo.PNG', png(100, 80), 'image/png'],
    ['photo.jpeg', jpeg(100, 80), 'image/jpeg'],
    ['note.txt', TEXT, 'text/plain; charset=utf-8'],
    ['mail.eml', EML, 'message/rfc822'],
    [
      'letter.docx',
      zip('[Content_Types].xml', 'word/document.xml'),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
  ])('%s is kept', (name, bytes, contentType) => {
    const verdict = judgeFile(name, bytes)
    expect(verdict.ok && [verdict.name, verdict.kind.contentType]).toEqual([name, contentType])
  })

  test.each([
    ['photo.jpg', PDF, 'inside it is a PDF'],
    ['letter.pdf', TEXT, 'inside it is plain text'],
    ['letter.docx', EML, 'inside it is an e-mail'],
    ['program.exe', TEXT, 'inside it is plain text'],
  ])('%s that is something else is refused by name', (name, bytes, why) => {
    expect(messageOf(name, bytes)).toContain(`“${name}” is not what its name says: ${why}`)
  })

  test.each([
    ['program.exe', Buffer.from('MZ\u0000\u0001\u0002', 'latin1')],
    ['sheet.xlsx', zip('[Content_Types].xml', 'xl/workbook.xml')],
    ['archive.zip', zip('a.txt')],
    ['torn.docx', Buffer.from('PK\u0003\u0004torn', 'latin1')],
  ])('%s is no kind that is kept', (name, bytes) => {
    expect(messageOf(name, bytes)).toContain(`“${name}” is not a kind of file that is kept here`)
  })

  test('a name without an ending gets the one that fits', () => {
    expect(messageOf('scan', PDF)).toBe('kept as scan.pdf')
  })
})

describe('what no file may be', () => {
  test('empty, or larger than 10 megabytes', () => {
    expect(messageOf('empty.txt', Buffer.alloc(0))).toContain('is empty')
    expect(messageOf('large.txt', Buffer.alloc(LARGEST_FILE_BYTES + 1, 'a'))).toContain(
      'larger than 10 megabytes',
    )
  })

  test('harmful, by the string that every scanner knows', () => {
    const known = `X5O!P%@AP[4\\PZX54(P^)7CC)7}$${'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'}`
    expect(messageOf('eicar.txt', Buffer.from(`hello ${known}`))).toContain('harmful')
  })

  test('a picture that floods whoever opens it, or a damaged one', () => {
    expect(messageOf('flood.png', png(60_000, 60_000))).toContain('too many pixels')
    expect(messageOf('flood.jpg', jpeg(60_000, 60_000))).toContain('too many pixels')
    expect(messageOf('torn.png', png(0, 5))).toContain('damaged')
    expect(messageOf('torn.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0]))).toContain('damaged')
  })

  test('a document with a macro or another file inside', () => {
    const macro = zip('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin')
    expect(messageOf('macro.docx', macro)).toContain('holds a macro')
  })
})

test('folders and signs that steer are taken out of a name', () => {
  expect(messageOf('../../etc/pass\u202Ewd\u0000.pdf', PDF)).toBe('kept as passwd.pdf')
  expect(messageOf('C:\\Users\\Demo\\letter.pdf', PDF)).toBe('kept as letter.pdf')
  expect(messageOf(`${'ä'.repeat(300)}.pdf`, PDF)).toMatch(/^kept as ä{110}ä{6}\.pdf$/)
})
