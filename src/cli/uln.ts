import { isUln } from '../domain/child/unique-learner-number.ts'
import { jsonlCommand, refusedAnswer } from './jsonl.ts'

export const ulnCommand = jsonlCommand(
  {
    name: 'uln',
    summary: 'Check unique learner numbers',
    usage: `
Usage: onroll uln < questions.jsonl

One JSON object a line on stdin, one answer a line on stdout, in the same order.

  uln    the number as it stands, as a text of ten digits

Exit code 0; 1 when a line was refused; 2 on wrong usage.

Example:
  {"uln":"9276308686"}
  {"valid":true}
`,
  },
  async () =>
    ({ uln }) => {
      if (typeof uln === 'string') return { valid: isUln(uln) }
      return refusedAnswer({ code: 'ULN_NOT_TEXT', message: 'Give uln as a text.', field: 'uln' })
    },
)
