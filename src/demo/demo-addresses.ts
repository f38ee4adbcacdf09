import type { Random } from './random.ts'

/** Districts as the pack names them, by the first half of a postcode; where one crosses a border, the larger part. */
const DISTRICTS: Readonly<Record<string, readonly string[]>> = {
  'cannock-chase': ['WS11', 'WS12', 'WS15'],
  'east-staffordshire': ['DE13', 'DE14', 'DE15', 'DE6', 'ST14'],
  lichfield: ['WS7', 'WS13', 'WS14'],
  'newcastle-under-lyme': ['ST5', 'ST7', 'CW3'],
  'south-staffordshire': ['WV5', 'WV6', 'WV7', 'WV8', 'WV9', 'WV10', 'ST19', 'WS6', 'DY3', 'DY7', 'WV11'],
  stafford: ['ST15', 'ST16', 'ST17', 'ST18', 'ST20', 'ST21', 'ST12'],
  'staffordshire-moorlands': ['ST8', 'ST9', 'ST10', 'ST11', 'ST13', 'SK17'],
  tamworth: ['B77', 'B78', 'B79'],
}
const DISTRICT_OF = new Map(
  Object.entries(DISTRICTS).flatMap(([name, codes]) => codes.map((code) => [code, name])),
)

/** The district of a postcode or of its first half; undefined outside the county. */
export function districtOf(postcode: string): string | undefined {
  return DISTRICT_OF.get(outwardOf(postcode))
}

export function outwardOf(postcode: string): string {
  return postcode.trim().split(/\s+/)[0]?.toUpperCase() ?? ''
}

export interface DemoAddress {
  readonly lines: string
  readonly postcode: string
  readonly district: string
}

const STREETS = [
  'Pretend Lane',
  'Made-Up Street',
  'Example Road',
  'Sample Close',
  'Demonstration Drive',
  'Mock Court',
  'Imaginary Avenue',
  'Test Terrace',
  'Placeholder Place',
  'Fictional Way',
  'Nowhere Crescent',
  'Invented Grove',
] as const
// The Post Office never uses these six letters in the second half of a postcode, so no such address can exist.
const NEVER_USED = ['C', 'I', 'K', 'M', 'O', 'V'] as const
const USED = 'ABDEFGHJLNPQRSTUWXYZ'

/** An address in a town that is real, on a street and with a postcode that cannot be. */
export function demoAddress(
  random: Random,
  near: { readonly town: string; readonly outward: string },
): DemoAddress {
  const flat = random.chance(0.12) ? `Flat ${random.whole(1, 24)}, ` : ''
  const inward = `${random.whole(1, 9)}${USED.charAt(random.whole(0, USED.length - 1))}${random.pick(NEVER_USED)}`
  return {
    lines: `${flat}${random.whole(1, 180)} ${random.pick(STREETS)}\n${near.town}`,
    postcode: `${near.outward} ${inward}`,
    district: districtOf(near.outward) ?? 'stafford',
  }
}

/** Numbers that Ofcom keeps for drama: nobody answers them. */
export function demoPhone(random: Random): string {
  const last = String(random.whole(0, 999)).padStart(3, '0')
  return random.chance(0.75) ? `07700 900${last}` : `01632 960${last}`
}
