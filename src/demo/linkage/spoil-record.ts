import type { LinkageRecord } from '../../linkage/linkage-record.ts'
import type { Random } from '../random.ts'

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
const OTHER_FORMS: Readonly<Record<string, readonly string[]>> = {
  Mohammed: ['Muhammad', 'Mohamed', 'Mohammad', 'Mohd'],
  Muhammad: ['Mohammed', 'Mohamed', 'Mohammad'],
  Yusuf: ['Yousef', 'Youssef'],
  Aisha: ['Ayesha', 'Aysha'],
  Ibrahim: ['Ebrahim', 'Ibraheem'],
  Oliver: ['Ollie'],
  William: ['Will', 'Bill', 'Billy'],
  Thomas: ['Tom', 'Tommy'],
  Samuel: ['Sam'],
  Joseph: ['Joe', 'Joey'],
  Elizabeth: ['Lizzie', 'Beth', 'Libby'],
  Isabella: ['Bella', 'Izzy'],
  Charlotte: ['Lottie', 'Charlie'],
  Benjamin: ['Ben'],
  Daniel: ['Dan', 'Danny'],
  Alexander: ['Alex', 'Xander'],
  Sophia: ['Sofia'],
  Zoe: ['Zoë'],
  Chloe: ['Chloë', 'Khloe'],
  Sian: ['Siân'],
}

type Spoiled = { -readonly [Key in keyof LinkageRecord]: LinkageRecord[Key] }

/** A second writing of one child's record, with the slips that people and systems make. */
export function spoilRecord(random: Random, record: LinkageRecord): LinkageRecord {
  const spoiled: Spoiled = { ...record }
  spoilGiven(random, spoiled)
  spoilSurname(random, spoiled)
  spoilBirth(random, spoiled)
  if (random.chance(0.45)) spoiled.middle_names = ''
  else if (random.chance(0.15)) spoiled.middle_names = (spoiled.middle_names ?? '').slice(0, 1)
  if (random.chance(0.01)) spoiled.sex = ''
  if (random.chance(0.003)) spoiled.sex = spoiled.sex === 'F' ? 'M' : 'F'
  if (random.chance(0.01)) spoiled.postcode = mistyped(random, spoiled.postcode ?? '')
  else if (random.chance(0.02)) spoiled.postcode = ''
  if (random.chance(0.04)) spoiled.address = (spoiled.address ?? '').replace(/^\S+ /, '')
  if (random.chance(0.1))
    spoiled.address = (spoiled.address ?? '').replace('Road', 'Rd').replace('Street', 'St')
  if (random.chance(0.05)) spoiled.forename = (spoiled.forename ?? '').toUpperCase()
  return spoiled
}

function spoilGiven(random: Random, record: Spoiled): void {
  const given = record.forename ?? ''
  const forms = OTHER_FORMS[given]
  const dice = random.next()
  if (forms !== undefined && random.chance(0.25)) record.forename = random.pick(forms)
  else if (dice < 0.03) record.forename = mistyped(random, given)
  else if (dice < 0.036) record.forename = given.slice(0, 1)
  else if (dice < 0.046) record.forename = ''
  else if (dice < 0.053 && (record.middle_names ?? '') !== '') {
    record.forename = record.middle_names ?? ''
    record.middle_names = given
  } else if (dice < 0.058) {
    record.forename = surnameOf(record)
    record.surname = given
  }
}

function surnameOf(record: Spoiled): string {
  return record.surname ?? ''
}

function spoilSurname(random: Random, record: Spoiled): void {
  const surname = record.surname ?? ''
  const dice = random.next()
  if (dice < 0.02) record.surname = mistyped(random, surname)
  else if (dice < 0.05 && surname.includes('-')) record.surname = random.pick(surname.split('-'))
  else if (dice < 0.1) record.surname = surname.replace("'", random.pick(['', '’', ' ']))
  else if (dice < 0.2) record.surname = surname.replace('-', ' ')
  else if (dice < 0.212) {
    record.former_surname = random.chance(0.5) ? surname : ''
    record.surname = `${random.pick(['Tolver', 'Handry', 'Pesko', 'Wexall', 'Ordo'])}${random.pick(['man', 'sen', 'well'])}`
  }
}

function spoilBirth(random: Random, record: Spoiled): void {
  const [year = '', month = '', day = ''] = (record.born ?? '').split('-')
  const dice = random.next()
  if (dice < 0.005) record.born = ''
  else if (dice < 0.008) record.born = `${year}-01-01`
  else if (dice < 0.013 && Number(day) <= 12) record.born = `${year}-${day}-${month}`
  else if (dice < 0.02)
    record.born = `${year}-${month}-${String(((Number(day) + 9) % 28) + 1).padStart(2, '0')}`
  else if (dice < 0.025) record.born = `${Number(year) - 1}-${month}-${day}`
  else if (dice < 0.2) record.born = `${day}/${month}/${year}`
}

/** One key wrong, one left out, one twice, or two in the wrong order. */
export function mistyped(random: Random, text: string): string {
  if (text.length < 2) return text
  const at = random.whole(0, text.length - 2)
  const [before, here, next, after] = [
    text.slice(0, at),
    text.charAt(at),
    text.charAt(at + 1),
    text.slice(at + 2),
  ]
  const kind = random.whole(0, 3)
  if (kind === 0) return before + LETTERS.charAt(random.whole(0, 25)) + next + after
  if (kind === 1) return before + next + after
  if (kind === 2) return before + here + here + next + after
  return before + next + here + after
}
