import { checkUpn } from '../domain/child/unique-pupil-number.ts'

/**
 * Makes well-formed pupil numbers that no child can have: their school number is one that the register has never seen
 * in the authority.
 */
export interface UpnMaker {
  next(year: number): string
}

export function upnMaker(laCode: string, takenNumbers: ReadonlySet<string>): UpnMaker {
  const free = unallocated(takenNumbers)
  const serials = new Map<number, number>()
  return {
    next(year) {
      const serial = (serials.get(year) ?? 0) + 1
      serials.set(year, serial)
      const school = free[Math.floor((serial - 1) / 999)]
      if (school === undefined) throw new Error(`Too many made-up pupil numbers for ${laCode} in ${year}`)
      const number = String(((serial - 1) % 999) + 1).padStart(3, '0')
      const body = `${laCode}${school}${String(year % 100).padStart(2, '0')}${number}`
      return `${checkUpn(`A${body}`).expectedCheck ?? 'A'}${body}`
    },
  }
}

// Numbers of schools lie between 1000 and 8999; those from 9000 on were never given to a school.
function unallocated(taken: ReadonlySet<string>): readonly string[] {
  const free: string[] = []
  for (let number = 9_001; number <= 9_999; number += 1)
    if (!taken.has(String(number))) free.push(String(number))
  return free
}
