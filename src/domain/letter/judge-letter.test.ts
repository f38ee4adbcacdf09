import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type PlainDate, plainDate } from '../calendar/plain-date.ts'
import {
  judgeLetter,
  judgeRelease,
  type KnownAddress,
  type KnownAdult,
  type LetterGround,
} from './judge-letter.ts'
import { placesInWords } from './places-in-words.ts'

/** What can happen to a family while letters are being written, in any order. */
type Step =
  | { readonly do: 'move'; readonly days: number; readonly closesOld: boolean }
  | { readonly do: 'confirm' | 'dispute'; readonly which: number }
  | { readonly do: 'forbid' | 'allow' | 'leave' | 'return'; readonly who: number }
  | { readonly do: 'restrict' | 'lift' | 'event' }
  | {
      readonly do: 'prepare'
      readonly which: number
      readonly who: number
      readonly by: number
      readonly words: string
    }
  | { readonly do: 'pass'; readonly by: number }
  | { readonly do: 'release'; readonly by: number }

const WORDS = [
  'Please ring us.',
  'They live at 7 Sample Road.',
  'ST16 2DH',
  'Ring 01632 960123',
  'a@example.org',
]
// The latest home more often than not: -1.
const small = fc.constantFrom(-1, -1, -1, 0, 1, 2)
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('move' as const), days: fc.nat(2), closesOld: fc.boolean() }),
  fc.record({ do: fc.constantFrom('confirm' as const, 'dispute' as const), which: small }),
  fc.record({
    do: fc.constantFrom('forbid' as const, 'allow' as const, 'leave' as const, 'return' as const),
    who: fc.nat(2),
  }),
  fc.record({
    do: fc.constantFrom('restrict' as const, 'restrict' as const, 'lift' as const, 'event' as const),
  }),
  fc.record({
    do: fc.constant('prepare' as const),
    which: small,
    who: fc.constantFrom(0, 0, 1, 2),
    by: fc.nat(2),
    words: fc.oneof(
      { weight: 6, arbitrary: fc.constant(WORDS[0] ?? '') },
      { weight: 1, arbitrary: fc.constantFrom(...WORDS) },
    ),
  }),
  { weight: 2, arbitrary: fc.record({ do: fc.constant('pass' as const), by: fc.nat(2) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('release' as const), by: fc.nat(2) }) },
)

interface Home {
  readonly id: string
  readonly fromOn: PlainDate
  untilOn: PlainDate | null
  word: KnownAddress['word']
}
interface Adult {
  readonly id: string
  forbidden: boolean
  here: boolean
}

/** A letter that left, and the truth about its family at that moment, kept by other means than the judgement's. */
interface Left {
  readonly home: Home
  readonly newest: Home | undefined
  readonly adult: Adult
  readonly adults: readonly Adult[]
  readonly restricted: boolean
  readonly changedSince: boolean
  readonly words: string
  readonly hands: readonly string[]
}

type Judge = Pick<
  { judgeLetter: typeof judgeLetter; judgeRelease: typeof judgeRelease },
  'judgeLetter' | 'judgeRelease'
>

/** Lives a history and gives every letter that left in it. */
function live(steps: readonly Step[], judge: Judge): readonly Left[] {
  let day = plainDate('2026-09-01')
  let changes = 0
  let restricted = false
  const homes: Home[] = [{ id: 'home-0', fromOn: day, untilOn: null, word: null }]
  const adults: Adult[] = [0, 1, 2].map((each) => ({
    id: `adult-${each}`,
    forbidden: false,
    here: each === 0,
  }))
  const left: Left[] = []
  let letter:
    | { home: Home; adult: Adult; at: number; words: string; by: string; passedBy: string | null }
    | undefined
  const ground = (): LetterGround => ({
    version: String(changes),
    restricted,
    addresses: homes.map(({ id, fromOn, untilOn, word }, writtenAs) => ({
      id,
      fromOn,
      untilOn,
      word,
      writtenAs,
    })),
    adults: adults.map(
      ({ id, forbidden, here }): KnownAdult => ({
        id,
        ended: false,
        mustNotContact: forbidden,
        livesWithChild: here,
      }),
    ),
  })
  const leaves = (hands: readonly string[]) => {
    if (letter === undefined) return
    left.push({
      home: { ...letter.home },
      newest: homes.at(-1),
      adult: { ...letter.adult },
      adults: adults.map((each) => ({ ...each })),
      restricted,
      changedSince: letter.at !== changes,
      words: letter.words,
      hands,
    })
    letter = undefined
  }
  const prepared = () =>
    letter && {
      addressId: letter.home.id,
      adultId: letter.adult.id,
      version: String(letter.at),
      words: letter.words,
      preparedBy: letter.by,
      passedBy: letter.passedBy,
    }
  for (const each of steps) {
    const before = changes
    switch (each.do) {
      case 'move': {
        day = addDays(day, each.days)
        if (each.closesOld) for (const home of homes) home.untilOn ??= day
        homes.push({ id: `home-${homes.length}`, fromOn: day, untilOn: null, word: null })
        changes += 1
        break
      }
      case 'confirm':
      case 'dispute': {
        const home = homes.at(each.which < 0 ? -1 : each.which % homes.length)
        if (home) home.word = each.do === 'confirm' ? 'confirmed' : 'disputed'
        changes += 1
        break
      }
      case 'prepare': {
        const [home, adult] = [homes.at(each.which < 0 ? -1 : each.which % homes.length), adults[each.who]]
        if (home && adult)
          letter = { home, adult, at: changes, words: each.words, by: `person-${each.by}`, passedBy: null }
        break
      }
      case 'pass': {
        const now = prepared()
        if (letter === undefined || now === undefined || letter.passedBy !== null) break
        const judged = judge.judgeLetter(ground(), now)
        if (!judged.ok) break
        if (judged.value.hold) letter.passedBy = `person-${each.by}`
        else leaves([letter.by])
        break
      }
      case 'release': {
        const now = prepared()
        if (letter === undefined || now === undefined || letter.passedBy === null) break
        const by = `person-${each.by}`
        if (judge.judgeRelease(ground(), now, by).ok) leaves([letter.by, letter.passedBy, by])
        break
      }
      case 'restrict':
      case 'lift':
        restricted = each.do === 'restrict'
        changes += 1
        break
      case 'event':
        changes += 1
        break
      default: {
        const adult = adults[each.who]
        if (adult && (each.do === 'forbid' || each.do === 'allow')) adult.forbidden = each.do === 'forbid'
        else if (adult) adult.here = each.do === 'return'
        changes += 1
      }
    }
    expect(changes - before).toBeLessThanOrEqual(1)
  }
  return left
}

function faultsOf(letter: Left): readonly string[] {
  const { home, newest, adult, adults, restricted, hands } = letter
  return [
    home.untilOn !== null && 'went to an address that had ended',
    home.id !== newest?.id && 'went to a superseded address',
    home.word === 'disputed' && 'went to a disputed address',
    restricted &&
      home.word !== 'confirmed' &&
      'went to an unconfirmed address of a family that must not be found',
    adult.forbidden && 'went to an adult who must not be contacted',
    adults.some((each) => each.forbidden && each.here) && 'went where a forbidden adult lives',
    letter.changedSince && 'went after the record had changed',
    letter.words !== WORDS[0] && 'told a place in its words',
    restricted &&
      !(hands.length === 3 && hands[2] !== hands[0] && hands[2] !== hands[1]) &&
      'went without a second person',
  ].filter((fault) => fault !== false)
}

/** A letter on its whole way, with something else in between as often as not. */
const way = fc
  .tuple(
    fc.option(step),
    small,
    fc.constantFrom(0, 0, 1, 2),
    fc.nat(2),
    fc.option(step),
    fc.nat(2),
    fc.option(step),
    fc.nat(2),
  )
  .map(([first, which, who, by, second, passedBy, third, releasedBy]): readonly Step[] =>
    [
      { do: 'confirm', which } as const,
      first,
      { do: 'prepare', which, who, by, words: WORDS[0] ?? '' } as const,
      second,
      { do: 'pass', by: passedBy } as const,
      third,
      { do: 'release', by: releasedBy } as const,
    ].filter((each) => each !== null),
  )
const histories = fc
  .array(
    fc.oneof(
      step.map((one): readonly Step[] => [one]),
      way,
    ),
    { minLength: 3, maxLength: 14 },
  )
  .map((parts) => parts.flat())
const SEEDS = 4000

function sweep(judge: Judge) {
  const faults = new Set<string>()
  let [sent, released] = [0, 0]
  for (const steps of fc.sample(histories, { numRuns: SEEDS, seed: 2026 })) {
    for (const letter of live(steps, judge)) {
      sent += 1
      if (letter.hands.length === 3) released += 1
      for (const fault of faultsOf(letter)) faults.add(fault)
    }
  }
  return { faults: [...faults].toSorted(), sent, released }
}

describe('letters over generated contact histories, policy 1.4 and 2.6', () => {
  test(`${SEEDS} histories: none goes to a superseded, disputed or forbidden address, and none about a restricted family by one person`, () => {
    const { faults, sent, released } = sweep({ judgeLetter, judgeRelease })
    expect(faults).toEqual([])
    // Letters do go out, held ones too: silence proves nothing.
    expect(sent).toBeGreaterThan(500)
    expect(released).toBeGreaterThan(20)
  })

  const blind = (change: (ground: LetterGround) => LetterGround): Judge => ({
    judgeLetter: (ground, letter) => judgeLetter(change(ground), letter),
    judgeRelease: (ground, letter, by) => judgeRelease(change(ground), letter, by),
  })
  const changed = (how: (address: KnownAddress) => KnownAddress) =>
    blind((ground) => ({ ...ground, addresses: ground.addresses.map(how) }))

  test.each<readonly [string, Judge, string]>([
    [
      'ended addresses',
      changed((each) => ({ ...each, untilOn: null, writtenAs: 0, fromOn: plainDate('2026-09-01') })),
      'went to an address that had ended',
    ],
    [
      'newer addresses',
      changed((each) => ({ ...each, writtenAs: 0, fromOn: plainDate('2026-09-01') })),
      'went to a superseded address',
    ],
    ['disputes', changed((each) => ({ ...each, word: 'confirmed' })), 'went to a disputed address'],
    [
      'forbidden adults',
      blind((ground) => ({
        ...ground,
        adults: ground.adults.map((each) => ({ ...each, mustNotContact: false })),
      })),
      'went to an adult who must not be contacted',
    ],
    ['restrictions', blind((ground) => ({ ...ground, restricted: false })), 'went without a second person'],
    [
      'the version',
      {
        judgeLetter: (ground, letter) => judgeLetter(ground, { ...letter, version: ground.version }),
        judgeRelease,
      },
      'went after the record had changed',
    ],
    [
      'who releases',
      {
        judgeLetter,
        judgeRelease: (ground, letter, by) =>
          judgeRelease(ground, { ...letter, preparedBy: 'x', passedBy: 'y' }, by),
      },
      'went without a second person',
    ],
    [
      'places in the words',
      { judgeLetter: (ground, letter) => judgeLetter(ground, { ...letter, words: '' }), judgeRelease },
      'told a place in its words',
    ],
  ])('a judgement that does not look at %s is found out', (_what, judge, fault) => {
    expect(sweep(judge).faults).toContain(fault)
  })
})

test.each([
  ['The family is at ST16 2DH now.', 'a postcode'],
  ['st162dh', 'a postcode'],
  ['Ring 01632 960 123 today', 'a telephone number'],
  ['+447700900123', 'a telephone number'],
  ['Write to mum@example.org', 'an e-mail address'],
  ['7 Made-Up Lane', 'a street'],
  ['flat 2, 14b St Mary’s Road', 'a street'],
])('%s holds %s', (text, what) => expect(placesInWords(text)).toContain(what))

test('a plain letter holds no place', () => {
  expect(placesInWords('We have tried to reach you 3 times since 9 September 2026 about E-00012.')).toEqual(
    [],
  )
})
