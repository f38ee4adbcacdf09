import type { DemoFamily } from './make-families.ts'
import type { Random } from './random.ts'

/** A text that stands in one protected field and nowhere else; wherever else it is found, it leaked. */
export interface Canary {
  readonly marker: string
  readonly family: number
  readonly field: 'address' | 'postcode' | 'earlier-address' | 'phone' | 'email'
}

/** So many families are protected when markers are wanted; with their children that is more than two hundred. */
const PROTECTED_FAMILIES = 150

/** The same families, the first of them protected and each of their fields that tells a place carrying a marker. */
export function* withCanaries(
  families: Generator<DemoFamily, never>,
  random: Random,
  told: Canary[],
): Generator<DemoFamily, never> {
  for (let number = 1; number <= PROTECTED_FAMILIES; number += 1) {
    const mark = (field: Canary['field']): string => {
      const marker = `cnry${random.id(0).replaceAll('-', '').slice(16)}`
      told.push({ marker, family: number, field })
      return marker
    }
    const family = families.next().value
    yield {
      ...family,
      protected: true,
      address: {
        ...family.address,
        lines: `${family.address.lines} ${mark('address')}`,
        postcode: mark('postcode'),
      },
      earlierAddress:
        family.earlierAddress === null
          ? null
          : { ...family.earlierAddress, lines: `${family.earlierAddress.lines} ${mark('earlier-address')}` },
      contacts: family.contacts.map((contact) => ({
        ...contact,
        livesWithChild: 'yes',
        phone: mark('phone'),
        email: `${mark('email')}@example.org`,
      })),
    }
  }
  for (;;) yield families.next().value
}
