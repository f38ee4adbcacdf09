import { StringDecoder } from 'node:string_decoder'
import type { Refusal } from '../domain/result.ts'
import { type Command, type CommandIo, wrongUsage } from './command.ts'

/** The longest line read, in UTF-16 units. A longer one is refused without being held in memory. */
export const LONGEST_LINE = 4_000_000

/** A refusal in the form of an answer line. */
export interface RefusedAnswer {
  readonly refused: string
  readonly message: string
  readonly field?: string
}

/** Turns a refusal into an answer line. */
export function refusedAnswer(refusal: Refusal): RefusedAnswer {
  const { code, message, field } = refusal
  return field === undefined ? { refused: code, message } : { refused: code, message, field }
}

/**
 * Answers each line of stdin with one line on stdout, in order, as they come. A line that is not a JSON object is
 * refused and the rest go on.
 * @returns 0, or 1 when at least one line was refused
 */
export async function runJsonl(io: CommandIo, answer: (value: unknown) => unknown): Promise<number> {
  let refusedSome = false
  // One write for each piece of input read: a partner that waits for its answer gets it, and a big file flows.
  for await (const lines of linesOf(io.stdin)) {
    let answers = ''
    for (const line of lines) {
      const reply = line === undefined ? tooLong() : answerLine(line, answer)
      refusedSome ||= isRefused(reply)
      answers += `${JSON.stringify(reply)}\n`
    }
    if (answers !== '') io.out(answers)
    await io.drained?.()
  }
  return refusedSome ? 1 : 0
}

/** Makes a command that takes no words and answers JSONL. `answer` gets a JSON object. */
export function jsonlCommand(
  parts: Omit<Command, 'run'>,
  makeAnswer: (io: CommandIo) => Promise<(value: Readonly<Record<string, unknown>>) => unknown>,
): Command {
  return {
    ...parts,
    async run(args, io) {
      if (args[0] !== undefined) return wrongUsage(io, parts, `onroll ${parts.name} takes no ${args[0]}.`)
      const answer = await makeAnswer(io)
      return runJsonl(io, (value) => (isObject(value) ? answer(value) : notUnderstood()))
    },
  }
}

function answerLine(line: string, answer: (value: unknown) => unknown): unknown {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return notUnderstood()
  }
  return answer(value)
}

/**
 * The whole lines of each piece of input, without their ends; undefined stands for a line that is too long. Only line
 * feeds part lines, as JSON Lines asks.
 */
async function* linesOf(stream: NodeJS.ReadableStream): AsyncGenerator<readonly (string | undefined)[]> {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  let isTooLong = false
  let atStart = true
  for await (const chunk of stream) {
    const parts = (typeof chunk === 'string' ? chunk : decoder.write(chunk)).split('\n')
    const lines: (string | undefined)[] = []
    for (const [index, part] of parts.entries()) {
      rest = atStart && part.startsWith('\uFEFF') ? part.slice(1) : rest + part
      if (part !== '') atStart = false
      if (rest.length > LONGEST_LINE) isTooLong = true
      if (isTooLong) rest = ''
      if (index === parts.length - 1) break
      lines.push(isTooLong ? undefined : rest)
      atStart = false
      isTooLong = false
      rest = ''
    }
    yield lines
  }
  rest += decoder.end()
  if (isTooLong) yield [undefined]
  else if (rest !== '') yield [rest]
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isRefused(reply: unknown): boolean {
  return isObject(reply) && 'refused' in reply
}

function notUnderstood(): RefusedAnswer {
  return { refused: 'LINE_NOT_UNDERSTOOD', message: 'Give one JSON object on each line.' }
}

function tooLong(): RefusedAnswer {
  return { refused: 'LINE_TOO_LONG', message: `Give lines of ${LONGEST_LINE} characters or fewer.` }
}
