import { checkUpn } from '../domain/child/unique-pupil-number.ts'
import { jsonlCommand, refusedAnswer } from './jsonl.ts'

export const upnCommand = jsonlCommand(
  {
    name: 'upn',
    summary: 'Check unique pupil numbers',
    usage: `
Usage: onroll upn < questions.jsonl

One JSON object a line on stdin, one answer a line on stdout, in the same order.

  upn    the number as it stands: upper case, no spaces

expectedCheck is the first letter that the rest calls for, or null when the rest is not of the pattern.

Exit code 0; 1 when a line was refused; 2 on wrong usage.

Example:
  {"upn":"D860210012003"}
  {"valid":true,"temporary":false,"expectedCheck":"D"}
`,
  },
  async () =>
    ({ upn }) => {
      if (typeof upn !== 'string') {
        return refusedAnswer({ code: 'UPN_NOT_TEXT', message: 'Give upn as a text.', field: 'upn' })
      }
      const { valid, temporary, expectedCheck } = checkUpn(upn)
      return { valid, temporary, expectedCheck: expectedCheck ?? null }
    },
)
