import type { Random } from '../random.ts'

const STARTS =
  'Bram Tavo Quen Hespe Mordi Ulve Cranti Dossa Felb Gorma Ibber Jolta Kesh Lorva Mintu Nabba Orlo Pesca Rundle Skava Thimba Umbri Vessa Wolda Yarra Zimme Ashka Borla Cindra Drosta'.split(
    ' ',
  )
const MIDDLES = 'n r l s d m t v k b st nd rl mp ck th ss ll'.split(' ')
const ENDS = 'wick ley ton by shaw owski ani escu ova aki idou ford stone worth'.split(' ')
/** A name group with few surnames, so that namesakes abound. */
const FEW = 'Khodar Begrin Hossul Ahmori Patlan Singhar Kaurli Alimar Miahun Rahmil'.split(' ')

/** Surnames that nobody bears; the first are common and the last are rare, as real ones are. */
export function inventedSurname(random: Random, isOfFew: boolean): string {
  if (isOfFew) return random.pick(FEW)
  const common = random.next() ** 2
  const start = STARTS[Math.floor(common * STARTS.length)] ?? 'Bram'
  const middle = MIDDLES[Math.floor(random.next() ** 1.5 * MIDDLES.length)] ?? 'n'
  const name = start + middle + random.pick(ENDS)
  if (random.chance(0.03)) return `O'${name}`
  if (random.chance(0.02)) return `Mc${name}`
  return random.chance(0.06) ? `${name}-${random.pick(STARTS)}${random.pick(ENDS)}` : name
}
