import type { OpeningHours } from '../domain/safeguarding/opening-hours.ts'
import type { RuleFinder } from './rule-finder.ts'
import type { District, PostcodeDistricts, SafetyLine } from './rules-on-day.ts'
import { rulesUnder } from './rules-under.ts'
import type { ShapeValue } from './value-shapes.ts'

/** The lines to ring about a child's safety, in the order in which they are shown. */
export function safetyLinesOn(finder: RuleFinder): readonly SafetyLine[] {
  const lines = rulesUnder<ShapeValue<'safety-line'>>(finder, 'safety-lines')
  return lines
    .toSorted((a, b) => a.value.order - b.value.order)
    .map(({ key, value, because, confirmed }) => {
      const { order: _order, hours, email, link, ...line } = value
      return {
        ...line,
        key,
        ...(email === undefined ? {} : { email }),
        ...(link === undefined ? {} : { link }),
        hours: hoursOf(finder, key, hours),
        because,
        confirmed,
      }
    })
}

/** Which districts a postcode may lie in: its sector where the packs know it, else its outcode. */
export function districtsOfPostcode(finder: RuleFinder, postcode: string): PostcodeDistricts {
  const compact = postcode.toUpperCase().replace(/\s+/g, '')
  const outcode = compact.length > 4 ? compact.slice(0, -3) : compact
  const sector = compact.length > 4 ? `${outcode} ${compact.at(-3)}` : undefined
  const tables = rulesUnder<ShapeValue<'postcodes'>>(finder, 'postcode-districts')
  const rows = tables.flatMap(({ value, confirmed }) => value.map((row) => ({ ...row, confirmed })))
  const row = rows.find(({ area }) => area === sector) ?? rows.find(({ area }) => area === outcode)
  if (!row) return { candidates: [], mayBeElsewhere: true, confirmed: false }
  const districts = rulesUnder<District>(finder, 'districts').map(({ value }) => value)
  return {
    candidates: districts.filter(({ id }) => row.districts.includes(id)),
    mayBeElsewhere: row.districts.includes('elsewhere'),
    confirmed: row.confirmed,
  }
}

function hoursOf(finder: RuleFinder, key: string, hours: ShapeValue<'safety-line'>['hours']): OpeningHours {
  if (hours === 'always') return { kind: 'always' }
  if ('kind' in hours) return hours
  const other = finder.find<ShapeValue<'safety-line'>>(`safety-lines/${hours.outside}`)?.value.hours
  if (other === undefined || other === 'always' || !('kind' in other)) {
    throw new Error(`${key} is open outside the hours of ${hours.outside}, which has no hours of its own`)
  }
  return { kind: 'outside', of: other }
}
