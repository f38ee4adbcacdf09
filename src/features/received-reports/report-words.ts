import type { ReceivedReport } from './received-reports.store.ts'

const SIGNS: Readonly<Record<string, string>> = {
  'hidden-field': 'filled in a field that people do not see',
  'too-fast': 'sent faster than anybody can type',
  'many-from-one-place': 'one of many from one place',
  links: 'holds several links',
  'same-words': 'the same words were sent before',
}

/** Why a report was set apart. */
export function signsInWords(signs: readonly string[]): string {
  return signs.map((sign) => SIGNS[sign] ?? sign).join('; ')
}

/** Where it comes from, without saying who. */
export function whoseReport({ form, referrer }: Pick<ReceivedReport, 'form' | 'referrer'>): string {
  const from = form === 'public' ? 'from the public' : 'from a professional'
  const who = { anonymous: 'no name given', protected: 'name protected', named: 'name given' }[referrer]
  return `${from}, ${who}`
}
