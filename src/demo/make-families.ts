import { academicYearStart } from '../domain/calendar/academic-year.ts'
import { addDays, dateOf, daysBetween, type PlainDate } from '../domain/calendar/plain-date.ts'
import { yearGroupOf } from '../domain/child/year-group.ts'
import { type DemoAddress, demoAddress, demoPhone } from './demo-addresses.ts'
import { type Forenames, surname } from './demo-names.ts'
import type { UpnMaker } from './demo-numbers.ts'
import { type Area, drawArea, drawSchool, entryAge } from './demo-schools.ts'
import type { Random } from './random.ts'

export interface DemoContact {
  readonly name: string
  readonly relationship: string
  readonly parentalResponsibility: 'yes' | 'no' | 'not-known'
  readonly livesWithChild: 'yes' | 'no'
  readonly emergency: boolean
  readonly phone: string
  readonly email: string | null
}

export interface DemoEntry {
  readonly schoolUrn: number
  readonly startingOn: PlainDate
  /** The starting day unless said; null for a pupil who has not come. */
  readonly firstAttendedOn?: PlainDate | null
  readonly lastAttendedOn?: PlainDate | null
  readonly endedOn: PlainDate | null
  readonly yearGroup: string | null
}

export interface DemoChild {
  readonly givenName: string
  readonly middleNames: string | null
  readonly familyName: string
  readonly knownAs: string | null
  readonly formerFamilyName: string | null
  readonly bornOn: PlainDate
  readonly sex: 'F' | 'M' | 'not-stated'
  readonly upn: string
  readonly entries: readonly DemoEntry[]
  readonly flags: readonly string[]
}

export interface DemoFamily {
  readonly address: DemoAddress
  readonly movedInOn: PlainDate
  readonly earlierAddress: DemoAddress | null
  readonly protected: boolean
  readonly contacts: readonly DemoContact[]
  readonly children: readonly DemoChild[]
}

export interface MakingFamilies {
  readonly random: Random
  readonly today: PlainDate
  readonly areas: readonly Area[]
  readonly forenames: Forenames
  readonly upns: UpnMaker
}

const YOUNGEST = 4
const OLDEST = 15
/** Groups of policy 2.6, as often as made-up life has them; never tied to a name or a place. */
const FLAG_RATES = {
  'special-needs': 0.14,
  'looked-after': 0.008,
  'child-protection-plan': 0.006,
  attendance: 0.05,
  migrant: 0.02,
  'gypsy-roma-traveller': 0.006,
  'refugee-or-asylum': 0.004,
} as const

/** Families without end; take as many as are wanted. */
export function* makeFamilies(making: MakingFamilies): Generator<DemoFamily, never> {
  for (;;) {
    const family = makeFamily(making)
    if (family.children.length > 0) yield family
  }
}

function makeFamily(making: MakingFamilies): DemoFamily {
  const { random, today, areas } = making
  const area = drawArea(random, areas)
  const familyName = surname(random)
  const address = demoAddress(random, area)
  const isProtected = random.chance(0.01)
  const movedInOn = addDays(today, -random.whole(120, 3_000))
  const earlier = random.chance(0.08) ? demoAddress(random, drawArea(random, areas)) : null
  const contacts = makeContacts(random, making.forenames, familyName)
  const drawn = drawAges(random)
  const first = drawn.map((age) => ({ age, bornOn: bornAt(random, today, age) }))
  const twins = random.chance(0.015) && first[0] !== undefined ? [first[0]] : []
  const children = [...first, ...twins].flatMap(({ age, bornOn }) => {
    const child = makeChild(making, { area, familyName, age, bornOn, movedInOn })
    return child === undefined ? [] : [child]
  })
  return { address, movedInOn, earlierAddress: earlier, protected: isProtected, contacts, children }
}

function drawAges(random: Random): readonly number[] {
  const dice = random.next()
  const count = dice < 0.52 ? 1 : dice < 0.86 ? 2 : dice < 0.97 ? 3 : 4
  const ages = [random.whole(YOUNGEST, OLDEST)]
  while (ages.length < count) {
    const next = (ages.at(-1) ?? 0) - random.whole(1, 4)
    if (next < YOUNGEST) break
    ages.push(next)
  }
  return ages
}

interface ChildToMake {
  readonly area: Area
  readonly familyName: string
  readonly age: number
  readonly bornOn: PlainDate
  readonly movedInOn: PlainDate
}

function makeChild(making: MakingFamilies, { area, familyName, age, bornOn, movedInOn }: ChildToMake) {
  const { random, today, forenames } = making
  const school = drawSchool(random, area, age)
  if (school === undefined) return undefined
  const sex = random.chance(0.5) ? 'F' : 'M'
  const begins = firstDayOf(academicYearStart(today) - (age - entryAge(school, age)))
  const entries: DemoEntry[] = []
  const movedInYear =
    random.chance(0.06) && movedInOn > addDays(begins, 20) ? addDays(movedInOn, 14) : undefined
  const startingOn = movedInYear !== undefined && movedInYear < addDays(today, -30) ? movedInYear : begins
  const before = startingOn === begins ? undefined : drawSchool(random, area, age)
  if (before !== undefined && before.urn !== school.urn) {
    entries.push(
      entry(
        before.urn,
        firstDayOf(academicYearStart(startingOn) - 1),
        addDays(startingOn, -1),
        bornOn,
        startingOn,
      ),
    )
  }
  if (startingOn <= today) entries.push(entry(school.urn, startingOn, null, bornOn, today))
  const child: DemoChild = {
    givenName: forenames.draw(random, sex),
    middleNames: random.chance(0.55) ? forenames.draw(random, sex) : null,
    familyName,
    knownAs: random.chance(0.05) ? forenames.draw(random, sex) : null,
    formerFamilyName: random.chance(0.03) ? surname(random) : null,
    bornOn,
    sex: random.chance(0.002) ? 'not-stated' : sex,
    upn: making.upns.next(academicYearStart(today) - (age - 4)),
    entries,
    flags: Object.entries(FLAG_RATES).flatMap(([flag, rate]) => (random.chance(rate) ? [flag] : [])),
  }
  return child
}

function entry(
  schoolUrn: number,
  startingOn: PlainDate,
  endedOn: PlainDate | null,
  born: PlainDate,
  on: PlainDate,
): DemoEntry {
  return { schoolUrn, startingOn, endedOn, yearGroup: yearGroupOf(born, endedOn ?? on) ?? null }
}

// A birthday that makes the child this old on the first day of the present school year.
export function bornAt(random: Random, today: PlainDate, age: number): PlainDate {
  const from = dateOf(academicYearStart(today) - age - 1, 9, 1)
  return addDays(from, random.whole(0, daysBetween(from, dateOf(academicYearStart(today) - age, 8, 31))))
}

// School years begin in the first days of September, on a weekday.
export function firstDayOf(year: number): PlainDate {
  const second = dateOf(year, 9, 2)
  const weekday = (daysBetween(dateOf(1970, 1, 5), second) % 7) + 1
  return addDays(second, weekday > 5 ? 8 - weekday : 0)
}

export function makeContacts(
  random: Random,
  forenames: Forenames,
  familyName: string,
): readonly DemoContact[] {
  const contacts = [makeContact(random, forenames, 'mother', 'F', familyName, random.chance(0.93))]
  if (random.chance(0.72))
    contacts.push(makeContact(random, forenames, 'father', 'M', familyName, random.chance(0.8)))
  if (random.chance(0.3))
    contacts.push(makeContact(random, forenames, 'grandparent', 'F', surname(random), false))
  if (random.chance(0.12))
    contacts.push(makeContact(random, forenames, 'family friend', 'F', surname(random), false))
  return contacts
}

function makeContact(
  random: Random,
  forenames: Forenames,
  relationship: string,
  sex: 'F' | 'M',
  familyName: string,
  livesWith: boolean,
): DemoContact {
  const name = `${forenames.draw(random, sex)} ${random.chance(0.75) ? familyName : surname(random)}`
  const isParent = relationship === 'mother' || relationship === 'father'
  return {
    name,
    relationship,
    parentalResponsibility: isParent ? (random.chance(0.95) ? 'yes' : 'not-known') : 'no',
    livesWithChild: livesWith ? 'yes' : 'no',
    emergency: true,
    phone: demoPhone(random),
    email: random.chance(0.6) ? `family.${random.whole(10_000, 99_999)}@example.org` : null,
  }
}
