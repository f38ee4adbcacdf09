// A mention is "policy 4.4", "policy 4.2 4.3", "policy 1.4 and 4.8", "policy Abbr. LST" or, as data, "paragraphs: ['4.4']".
const NUMBER = String.raw`\d(?:\.\d{1,2})?(?:\([a-z]\))?`
const TERM = String.raw`Abbr\. (?:Capita ONE|[A-Z][A-Za-z]+)`
const ONE = `(?:${NUMBER}|${TERM})`
const IN_WORDS = new RegExp(
  String.raw`\bpolicy (?:section )?(${ONE}(?:(?:, | and | |; )${ONE})*)(?![\d.]*\d)`,
  'gi',
)
const AS_DATA = /\bparagraphs: \[([^\]]*)\]/g
const IN_A_PACK = /\bsource: [a-z]+-policy\b[^}]*?\bat: "?([^",}]+)"?/g

/**
 * The paragraphs of the policy that a text names. 2.5(c) is an item of 2.5 and counts as it.
 *
 * @param known  the paragraphs that exist; anything else that looks like one is left out
 */
export function findPolicyMentions(text: string, known: ReadonlySet<string>): ReadonlySet<string> {
  const lists = [
    ...[...text.matchAll(IN_WORDS)].map((match) => match[1] ?? ''),
    ...[...text.matchAll(AS_DATA)].map((match) => match[1] ?? ''),
    ...[...text.matchAll(IN_A_PACK)].map((match) => match[1] ?? ''),
  ]
  const named = lists.flatMap((list) => list.match(new RegExp(ONE, 'g')) ?? [])
  return new Set(named.map((name) => name.replace(/\([a-z]\)$/, '')).filter((name) => known.has(name)))
}
