import { addDays, type PlainDate } from '../domain/calendar/plain-date.ts'
import type { Parameter, ParameterValue } from './parameter-file.ts'

/** The days from which an authority applies law that is passed but not commenced, by the name of its switch. */
export type Switches = ReadonlyMap<string, PlainDate>

/** A value and the days on which it really applies: a switched value starts with its switch, and ends the one before. */
export interface ValueInForce {
  readonly value: ParameterValue
  readonly from: PlainDate
  readonly to?: PlainDate
}

/** Every value of a parameter that can apply where these switches are on, with its real days. */
export function valuesUnder(parameter: Parameter, switches: Switches): readonly ValueInForce[] {
  const switched = parameter.values.flatMap((value) => {
    const on = value.switch === undefined ? undefined : switches.get(value.switch)
    return on === undefined ? [] : [period(value, later(value.from, on), value.to)]
  })
  const plain = parameter.values
    .filter((value) => value.switch === undefined)
    .flatMap((value) => withoutSwitched(period(value, value.from, value.to), switched))
  return [...plain, ...switched].toSorted((a, b) => (a.from < b.from ? -1 : 1))
}

/** The value that applies on a day; undefined when none does. Never the nearest. */
export function valueOn(parameter: Parameter, on: PlainDate, switches: Switches): ValueInForce | undefined {
  return valuesUnder(parameter, switches).find(({ from, to }) => from <= on && (to === undefined || on <= to))
}

// A switched value takes the place of a plain one from its first day, and gives it back after its last.
function withoutSwitched(plain: ValueInForce, switched: readonly ValueInForce[]): readonly ValueInForce[] {
  const over = switched.find(({ from, to }) => overlaps(plain, { from, ...(to === undefined ? {} : { to }) }))
  if (!over) return [plain]
  const parts: ValueInForce[] = []
  if (plain.from < over.from) parts.push(period(plain.value, plain.from, addDays(over.from, -1)))
  if (over.to !== undefined && (plain.to === undefined || over.to < plain.to)) {
    parts.push(...withoutSwitched(period(plain.value, addDays(over.to, 1), plain.to), switched))
  }
  return parts
}

/** Whether two periods share a day. */
export function overlaps(
  a: { readonly from: PlainDate; readonly to?: PlainDate },
  b: { readonly from: PlainDate; readonly to?: PlainDate },
): boolean {
  return (a.to === undefined || b.from <= a.to) && (b.to === undefined || a.from <= b.to)
}

function period(value: ParameterValue, from: PlainDate, to: PlainDate | undefined): ValueInForce {
  return to === undefined ? { value, from } : { value, from, to }
}

function later(a: PlainDate, b: PlainDate): PlainDate {
  return a > b ? a : b
}
