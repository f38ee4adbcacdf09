import { readFileSync } from 'node:fs'
import { repositoryPath } from '../platform/config/paths.ts'
import type { Random } from './random.ts'

/** Draws forenames as often as they were given, with those that the national list writes without their accents. */
export interface Forenames {
  draw(random: Random, sex: 'F' | 'M'): string
}

const LONG_NAME = `Maximiliana${'-Wilhelmina'.repeat(8)}-x`.slice(0, 100)

/** Accents, apostrophes, hyphens, one letter, a hundred letters; never tied to anything that happens to a child. */
const HAND_MADE: Readonly<Record<'F' | 'M', readonly string[]>> = {
  F: [
    'Zoë',
    'Siân',
    'Chloë',
    'Łucja',
    'Małgorzata',
    'Ștefania',
    'Ioana-Mărioara',
    'Aïsha',
    'Róisín',
    'Ffion',
    'Llinos',
    "D'Arcy",
    'Anne-Marie',
    'Nur-ul-Ain',
    'Simranjeet',
    'Thuraisamy',
    'Ng',
    'E',
    'Xiǎo',
    LONG_NAME,
  ],
  M: [
    'Siôn',
    'Llŷr',
    'Łukasz',
    'Paweł',
    'Ștefan',
    'Răzvan',
    'Muhammad-Ali',
    'Mohammed Yusuf',
    'Harpreet',
    'Óisín',
    "T'Challa",
    "De'Andre",
    'Jean-Luc',
    'André',
    'Björn',
    'Çağrı',
    'Abd-ur-Rahman',
    'O',
    'J',
    'Tomáš',
  ],
}
const HAND_MADE_SHARE = 0.04

/** Prefixes that say at once: this person does not exist. */
const PREFIXES = ['Test', 'Sample', 'Demo', 'Mock', 'Example', 'Pretend', 'Made-Up'] as const
const STEMS = [
  'Ashby',
  'Okafor',
  'Khan',
  'Marsh',
  'Rowe',
  'Thorne',
  'Priest',
  'Tanner',
  'Lund',
  'Calder',
  'Rushton',
  'Ellery',
  'Whyte',
  'Begum',
  'Hussain',
  'Ahmed',
  'Patel',
  'Singh',
  'Kaur',
  'Sharma',
  'Chowdhury',
  'Iqbal',
  'Rahman',
  'Nowak',
  'Wójcik',
  'Wojcik',
  'Kowalska',
  'Kowalski',
  'Zieliński',
  'Popescu',
  'Ionescu',
  'Țurcanu',
  'Dumitrașcu',
  'Llewellyn',
  'ap Rhys',
  'Griffiths',
  'Gwynne',
  "O'Malley",
  'O’Rourke',
  'MacAllister',
  'Nguyen',
  'Chen',
  'Osei',
  'Mensah',
  'Adeyemi',
  'Balogun',
  'da Silva',
  'García',
  'Müller',
  'Jónsson',
  'Svensson',
  'Al-Hassan',
  'El-Amin',
  'van der Berg',
  'Haddad',
  'Yılmaz',
  'Petrov',
  'Tesfaye',
  'Dale',
  'Heath',
  'Brook',
  'Ward',
  'Pike',
  'Lowe',
  'Finch',
  'Barlow',
  'Whitlock',
  'Arden',
  'Trentham',
  'Wheelwright',
  'Potter',
  'Saddler',
  'Cotter',
  'Fletcher',
  'Lovell',
  'Boswell',
  'Smith',
  'Quinn',
  'Featherstonehaugh-Cholmondeley',
  'Y',
  'Xu',
] as const

export function surname(random: Random): string {
  return `${random.pick(PREFIXES)}-${random.pick(STEMS)}`
}

/** Reads the names of the national list with how often each was given. */
export function loadForenames(): Forenames {
  const lines = readFileSync(repositoryPath('data', 'forenames-england-wales-2009-2021.csv'), 'utf8')
    .trim()
    .split(/\r?\n/)
  const tables = { F: new Table(), M: new Table() }
  for (const line of lines.slice(1)) {
    const [name, sex, births] = line.split(',')
    if (name !== undefined && (sex === 'F' || sex === 'M')) tables[sex].add(name, Number(births))
  }
  return {
    draw: (random, sex) =>
      random.chance(HAND_MADE_SHARE) ? random.pick(HAND_MADE[sex]) : tables[sex].draw(random),
  }
}

/** Names with weights, found by halving. */
class Table {
  readonly #names: string[] = []
  readonly #upTo: number[] = []
  #total = 0

  add(name: string, weight: number): void {
    this.#total += weight
    this.#names.push(name)
    this.#upTo.push(this.#total)
  }

  draw(random: Random): string {
    const at = random.next() * this.#total
    let [low, high] = [0, this.#upTo.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#upTo[middle] ?? 0) > at) high = middle
      else low = middle + 1
    }
    return this.#names[low] ?? 'Sam'
  }
}
