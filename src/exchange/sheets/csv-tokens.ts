/** The cells of one row and the line on which it begins (from 1). */
export type OnCsvRow = (cells: readonly string[], line: number) => void

/** What went wrong below the level of cells. */
export interface CsvFault {
  readonly kind: 'row-too-long' | 'quote-not-closed' | 'text-after-quote'
  readonly line: number
}

/** Cuts text into rows and cells as it comes. */
export interface CsvTokens {
  push(text: string): void
  /** Gives the last row; true when the text ended with a line end (or was empty). */
  finish(): boolean
}

/** No row of an honest file comes near this many characters; an open quotation mark swallows the rest of a file. */
export const LONGEST_CSV_ROW = 4 * 1024 * 1024

const QUOTE = 34
const LF = 10
const CR = 13

/**
 * Reads RFC 4180 with any of the three line ends; passes over empty lines. Text after a closing quotation mark is kept as part of the cell.
 *
 * @param delimiter  one character
 * @param onFault    `row-too-long` ends the reading; the others are told and the cell is kept
 */
export function csvTokens(delimiter: string, onRow: OnCsvRow, onFault: (fault: CsvFault) => void): CsvTokens {
  const comma = delimiter.charCodeAt(0)
  let rest = ''
  let line = 1
  let stopped = false
  let cells: string[] = []
  let next = 0
  let extraLines = 0
  let ended = true

  const endOfPlain = (text: string, from: number): number => {
    let at = from
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at)
      if (code === comma || code === LF || code === CR) break
    }
    return at
  }

  /** Reads a cell that begins with a quotation mark; gives where it ends, or -1 when more text is needed. */
  const takeQuoted = (text: string, start: number, final: boolean): number => {
    let value = ''
    let from = start + 1
    let at = text.length
    for (;;) {
      const close = text.indexOf('"', from)
      if (close < 0) {
        if (!final) return -1
        onFault({ kind: 'quote-not-closed', line })
        value += text.slice(from)
        break
      }
      if (close + 1 === text.length && !final) return -1
      value += text.slice(from, close)
      if (text.charCodeAt(close + 1) !== QUOTE) {
        at = endOfPlain(text, close + 1)
        if (at === text.length && !final) return -1
        if (at > close + 1) {
          onFault({ kind: 'text-after-quote', line })
          value += text.slice(close + 1, at)
        }
        break
      }
      value += '"'
      from = close + 2
    }
    cells.push(value)
    extraLines += lineEndsIn(value)
    return at
  }

  /** Reads one row from `start` into `cells` and `next`; false when the text ends before the row does. */
  const takeRow = (text: string, start: number, final: boolean): boolean => {
    cells = []
    extraLines = 0
    let at = start
    for (;;) {
      if (text.charCodeAt(at) === QUOTE) {
        at = takeQuoted(text, at, final)
        if (at < 0) return false
      } else {
        const end = endOfPlain(text, at)
        if (end === text.length && !final) return false
        cells.push(text.slice(at, end))
        at = end
      }
      if (at >= text.length) {
        next = at
        ended = false
        return final
      }
      const code = text.charCodeAt(at)
      if (code === comma) {
        at += 1
        continue
      }
      if (code === CR && at + 1 === text.length && !final) return false
      next = code === CR && text.charCodeAt(at + 1) === LF ? at + 2 : at + 1
      ended = true
      return true
    }
  }

  const parse = (text: string, final: boolean) => {
    let at = 0
    while (!stopped && at < text.length && takeRow(text, at, final)) {
      const isBlank = cells.length === 1 && cells[0] === '' && text.charCodeAt(at) !== QUOTE
      at = next
      if (!isBlank) onRow(cells, line)
      line += 1 + extraLines
    }
    rest = at === 0 ? text : text.slice(at)
    if (rest.length > LONGEST_CSV_ROW && !stopped) {
      stopped = true
      rest = ''
      onFault({ kind: 'row-too-long', line })
    }
  }

  return {
    push(text) {
      if (!stopped && text !== '') parse(rest === '' ? text : rest + text, false)
    },
    finish() {
      if (!stopped && rest !== '') parse(rest, true)
      return ended
    },
  }
}

function lineEndsIn(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1
  return count
}
