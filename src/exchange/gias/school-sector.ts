import type { GiasEstablishment } from './gias-establishment.ts'

/** Whose money a school runs on, as far as it decides where a transfer file goes. */
export type SchoolSector = 'publicly-funded' | 'independent' | 'outside-england-and-wales'

const OUTSIDE = ['british schools overseas', 'offshore schools', "service children's education"]
const INDEPENDENT = ['other independent school', 'other independent special school', 'online provider']

/**
 * The sector by the name of the type, then of its group. City technology colleges and non-maintained special schools
 * are publicly funded although their group or name suggests otherwise. A school whose type is not stated is taken to
 * be publicly funded: its number decides.
 */
export function sectorOf({ type, typeGroup }: Pick<GiasEstablishment, 'type' | 'typeGroup'>): SchoolSector {
  const name = type.toLowerCase()
  if (OUTSIDE.includes(name)) return 'outside-england-and-wales'
  if (INDEPENDENT.includes(name)) return 'independent'
  const isGroupIndependent = typeGroup?.toLowerCase() === 'independent schools'
  return isGroupIndependent && name !== 'city technology college' ? 'independent' : 'publicly-funded'
}

/** Whether pupils can be there: "Open" and "Open, but proposed to close". */
export function isOpenStatus(status: string): boolean {
  return /^open/i.test(status)
}
