import { academicYearStart } from '../../domain/calendar/academic-year.ts'
import { addDays, type PlainDate } from '../../domain/calendar/plain-date.ts'
import { yearGroupOf } from '../../domain/child/year-group.ts'
import type { Trx } from '../../platform/db/in-transaction.ts'
import { demoAddress } from '../demo-addresses.ts'
import { surname } from '../demo-names.ts'
import { type Area, drawArea, drawSchool, type SchoolForPupils } from '../demo-schools.ts'
import {
  bornAt,
  type DemoEntry,
  type DemoFamily,
  firstDayOf,
  type MakingFamilies,
  makeContacts,
} from '../make-families.ts'
import { type Planting, plantFamilies } from '../plant-population.ts'
import type { Story } from './story.ts'
import type { StoryDays } from './story-days.ts'

/** A story with its child on the tables. */
export interface PlantedStory {
  readonly story: Story
  readonly childId: string
  readonly givenName: string
  readonly school: SchoolForPupils | undefined
  readonly district: string
}

export interface StoryGround {
  readonly making: MakingFamilies
  readonly planting: Planting
  readonly days: StoryDays
  /** The staffed schools by their keys. */
  readonly staffed: ReadonlyMap<string, SchoolForPupils>
}

/** Makes the child of each story, with a family, an address, and the line of the register that the story begins from. */
export async function plantStoryChildren(
  trx: Trx,
  ground: StoryGround,
  stories: readonly Story[],
): Promise<readonly PlantedStory[]> {
  const made = stories.map((story) => makeOne(ground, story))
  await plantFamilies(
    trx,
    ground.planting,
    made.map(({ family }) => family),
  )
  const upns = made.flatMap(({ family }) => family.children.map(({ upn }) => upn))
  const rows = await trx.selectFrom('child').select(['id', 'upn']).where('upn', 'in', upns).execute()
  const ids = new Map(rows.map(({ id, upn }) => [upn, id]))
  return made.map(({ story, family, school }) => {
    const [child] = family.children
    return {
      story,
      childId: ids.get(child?.upn ?? '') ?? '',
      givenName: child?.givenName ?? '',
      school,
      district: family.address.district,
    }
  })
}

function makeOne({ making, days, staffed }: StoryGround, story: Story) {
  const { random, today } = making
  const begins = days.dayOf(1, story.today)
  const yearsAgo = academicYearStart(today) - academicYearStart(begins)
  const area = areaOf(making, story, staffed)
  const school = schoolOf(making, story, staffed, area, story.child.age - yearsAgo)
  const sex = story.child.sex ?? (random.chance(0.5) ? 'F' : 'M')
  const familyName = story.child.family ?? surname(random)
  const bornOn = bornAt(random, today, story.child.age)
  const family: DemoFamily = {
    address: demoAddress(random, area),
    movedInOn: addDays(begins, -random.whole(200, 1_500)),
    earlierAddress: null,
    protected: false,
    contacts: makeContacts(random, making.forenames, familyName),
    children: [
      {
        givenName: story.child.given ?? making.forenames.draw(random, sex),
        middleNames: null,
        familyName,
        knownAs: null,
        formerFamilyName: null,
        bornOn,
        sex,
        upn: making.upns.next(academicYearStart(today) - (story.child.age - 4)),
        entries: school === undefined ? [] : [entryOf(story, days, school.urn, bornOn)],
        flags: story.child.flags ?? [],
      },
    ],
  }
  return { story, family, school }
}

function areaOf(making: MakingFamilies, story: Story, staffed: StoryGround['staffed']): Area {
  const urn = staffed.get(story.school ?? '')?.urn
  return (
    making.areas.find((area) =>
      area.schools.some((school) => school.urn === urn && area.outward === outwardOf(school)),
    ) ?? drawArea(making.random, making.areas)
  )
}

function outwardOf(school: SchoolForPupils): string {
  return (school.postcode ?? '').split(' ')[0] ?? ''
}

function schoolOf(
  making: MakingFamilies,
  story: Story,
  staffed: StoryGround['staffed'],
  area: Area,
  age: number,
) {
  if (story.school === undefined) return undefined
  return staffed.get(story.school) ?? drawSchool(making.random, area, age)
}

const COMES: readonly string[] = ['parent-reached', 'team-outcome-recorded']

// Expected on the first day and not come; or long at the school and not seen since.
function entryOf(story: Story, days: StoryDays, schoolUrn: number, born: PlainDate): DemoEntry {
  const first = days.dayOf(1, story.today)
  const yearGroup = yearGroupOf(born, first) ?? null
  const opening = story.begins(noFacts(days, story)).kind
  if (opening === 'non-arrival-reported') {
    const last = story.steps.at(-1)
    const kind = last?.event(noFacts(days, story)).kind ?? ''
    const came = last !== undefined && COMES.includes(kind) && last.day < story.today
    return {
      schoolUrn,
      startingOn: first,
      firstAttendedOn: came ? days.dayOf(last.day + 1, story.today) : null,
      endedOn: null,
      yearGroup,
    }
  }
  return {
    schoolUrn,
    startingOn: firstDayOf(academicYearStart(first) - 1),
    lastAttendedOn: days.dayOf(0, story.today),
    endedOn: null,
    yearGroup,
  }
}

// Enough for asking a step what kind of event it is.
const noFacts = (days: StoryDays, story: Story) => ({
  day: (n: number) => days.dayOf(n, story.today),
  givenName: '',
  schoolName: '',
  laestab: '',
  contacts: [],
  team: { name: '', district: '' },
  officer: '',
  manager: '',
  reference: '',
})
