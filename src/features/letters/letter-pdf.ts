import PDFDocument from 'pdfkit'

/** A letter as it is printed. */
export interface PrintedLetter {
  readonly from: readonly string[]
  readonly to: readonly string[]
  readonly date: string
  readonly heading: string
  readonly paragraphs: readonly string[]
  readonly signature: readonly string[]
}

// The fonts that every reader brings know these letters and no others.
const PRINTABLE =
  /^[\t\n\u0020-\u007e\u00a0-\u00ff\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u20ac\u0152\u0153\u0160\u0161\u0178\u017d\u017e]*$/

/** The letters of a text that the installed font cannot print: a name is never printed wrong. */
export function unprintable(text: string): readonly string[] {
  return [...new Set([...text].filter((letter) => !PRINTABLE.test(letter)))]
}

/**
 * The letter as a tagged PDF: language, title and a tree of headings and paragraphs, so that it can be read aloud.
 * Throws on what the font cannot print; ask {@link unprintable} first.
 */
export function printLetter(letter: PrintedLetter): Promise<Buffer> {
  const all = [letter.from, letter.to, letter.paragraphs, letter.signature, [letter.heading]]
    .flat()
    .join('\n')
  if (unprintable(all).length > 0) throw new Error('The letter holds what the font cannot print')
  const document = new PDFDocument({
    size: 'A4',
    margins: { top: 70, bottom: 70, left: 70, right: 70 },
    pdfVersion: '1.7',
    tagged: true,
    lang: 'en-GB',
    displayTitle: true,
    info: { Title: letter.heading, Creator: 'Onroll', Producer: 'Onroll' },
  })
  const chunks: Buffer[] = []
  const done = new Promise<Buffer>((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk))
    document.on('end', () => resolve(Buffer.concat(chunks)))
    document.on('error', reject)
  })
  const root = document.struct('Document')
  document.addStructure(root)
  const part = (tag: string, text: string, font: string, size: number, gap: number) => {
    root.add(
      document.struct(tag, {}, () => {
        document.font(font).fontSize(size).text(text, { lineGap: 2 }).moveDown(gap)
      }),
    )
  }
  part('P', letter.from.join('\n'), 'Helvetica', 10, 2)
  part('P', letter.to.join('\n'), 'Helvetica', 11, 2)
  part('P', letter.date, 'Helvetica', 11, 1)
  part('H1', letter.heading, 'Helvetica-Bold', 13, 1)
  for (const paragraph of letter.paragraphs) part('P', paragraph, 'Helvetica', 11, 0.8)
  part('P', letter.signature.join('\n'), 'Helvetica', 11, 0)
  root.end()
  document.end()
  return done
}
