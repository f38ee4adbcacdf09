/**
 * Whether two different pupil numbers can be one number with a slip of the key: one character differs, or two
 * neighbours changed places. Two true numbers never look so, because the check letter would differ too; so it says
 * that one of them was mistyped. Symmetric. Source: the check letter of the UPN is a sum with weights modulo 23.
 */
export function isOneKeyApart(one: string, other: string): boolean {
  if (one.length !== other.length || one === other) return false
  let first = -1
  let different = 0
  for (let at = 0; at < one.length; at += 1) {
    if (one.charCodeAt(at) === other.charCodeAt(at)) continue
    different += 1
    if (different > 2) return false
    if (first < 0) first = at
    else if (at !== first + 1 || one[at] !== other[first] || one[first] !== other[at]) return false
  }
  return different > 0
}
