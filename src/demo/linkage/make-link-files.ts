import type { LinkageRecord } from '../../linkage/linkage-record.ts'
import { demoPhone } from '../demo-addresses.ts'
import { type Forenames, loadForenames } from '../demo-names.ts'
import { upnMaker } from '../demo-numbers.ts'
import { type Random, randomFrom } from '../random.ts'
import { inventedSurname } from './invented-surnames.ts'
import { spoilRecord } from './spoil-record.ts'

/** A register and a population list of made-up children, with the answers. */
export interface LinkFiles {
  readonly register: readonly LinkageRecord[]
  readonly list: readonly LinkageRecord[]
  /** The register's id for each id of the list; undefined for a child on no roll. */
  readonly truth: ReadonlyMap<string, string | undefined>
  /** Ids of the list that belong to the name group with few surnames. */
  readonly fewSurnames: ReadonlySet<string>
}

const ON_NO_ROLL = 0.03
const NOT_ON_LIST = 0.05
const MOVED = 0.12
const STREETS = [
  'Hollow',
  'Mill',
  'Station',
  'Church',
  'Orchard',
  'Canal',
  'Furnace',
  'Beacon',
  'Quarry',
  'Meadow',
]
const KINDS = ['Road', 'Street', 'Close', 'Lane', 'Avenue']
const OUTWARD = ['ST16', 'ST17', 'ST18', 'WS11', 'WS12', 'DE13', 'DE14', 'B77', 'B78', 'ST5', 'ST7', 'WV8']
const TRANSLITERATED = ['Mohammed', 'Muhammad', 'Yusuf', 'Aisha', 'Ibrahim']

interface Home {
  readonly address: string
  readonly postcode: string
}

/** About so many children in families with brothers, sisters and twins; the same for the same seed. */
export function makeLinkFiles(records: number, seed: number): LinkFiles {
  const random = randomFrom(seed)
  const forenames = loadForenames()
  const upns = upnMaker('860', new Set())
  const register: LinkageRecord[] = []
  const list: LinkageRecord[] = []
  const truth = new Map<string, string | undefined>()
  const fewSurnames = new Set<string>()
  // Neither side's ids tell the order of the other's.
  let child = 0
  while (register.length < records) {
    const isOfFew = random.chance(0.12)
    const home = makeHome(random)
    const onList = random.chance(MOVED) ? makeHome(random) : home
    const phone = demoPhone(random)
    for (const record of family(random, forenames, isOfFew, home, phone)) {
      child += 1
      const id = `R${child}`
      const upn = upns.next(Number(record.born?.slice(0, 4)) + 5)
      const isOnRoll = !random.chance(ON_NO_ROLL)
      if (isOnRoll) register.push({ ...record, id, upn })
      if (random.chance(NOT_ON_LIST)) continue
      const number = `L${Math.imul(child, 0x9e3779b1) >>> 0}`
      const written = spoilRecord(random, {
        ...record,
        id: number,
        ...onList,
        upn: random.chance(0.3) ? upn : '',
      })
      list.push({ ...written, phone: random.chance(0.4) ? phone : '' })
      truth.set(number, isOnRoll ? id : undefined)
      if (isOfFew) fewSurnames.add(number)
    }
  }
  return { register: shuffled(random, register), list: shuffled(random, list), truth, fewSurnames }
}

function family(random: Random, forenames: Forenames, isOfFew: boolean, home: Home, phone: string) {
  const surname = inventedSurname(random, isOfFew)
  const dice = random.next()
  const count = dice < 0.45 ? 1 : dice < 0.82 ? 2 : dice < 0.95 ? 3 : 4
  const children: Omit<LinkageRecord, 'id' | 'others'>[] = []
  let year = random.whole(2011, 2021)
  for (let at = 0; at < count; at += 1) {
    const born = `${year}-${two(random.whole(1, 12))}-${two(random.whole(1, 28))}`
    const twins = random.chance(0.016) ? 2 : 1
    for (let twin = 0; twin < twins; twin += 1) {
      const sex = random.chance(0.5) ? 'F' : 'M'
      const forename =
        isOfFew && random.chance(0.3) ? random.pick(TRANSLITERATED) : forenames.draw(random, sex)
      const middle = random.chance(0.6) ? forenames.draw(random, sex) : ''
      children.push({ forename, middle_names: middle, surname, sex, born, ...home, phone })
    }
    year -= random.whole(1, 3)
    if (year < 2009) break
  }
  return children
}

function makeHome(random: Random): Home {
  const inward = `${random.whole(1, 9)}${random.pick([...'ABDEFGHJLN'])}${random.pick([...'ABDEFGHJLNPQRSTUWXYZ'])}`
  const flat = random.chance(0.1) ? `Flat ${random.whole(1, 20)}, ` : ''
  return {
    address: `${flat}${random.whole(1, 150)} ${random.pick(STREETS)} ${random.pick(KINDS)}`,
    postcode: `${random.pick(OUTWARD)} ${inward}`,
  }
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}

function shuffled<Item>(random: Random, items: Item[]): Item[] {
  for (let at = items.length - 1; at > 0; at -= 1) {
    const other = random.whole(0, at)
    const [one, two] = [items[at], items[other]]
    if (one !== undefined && two !== undefined) {
      items[at] = two
      items[other] = one
    }
  }
  return items
}
