import type { SchoolCalendar } from '../../domain/calendar/school-calendar.ts'
import type { Deps } from '../../features/slice.ts'
import type { Trx } from '../../platform/db/in-transaction.ts'
import type { SchoolForPupils } from '../demo-schools.ts'
import type { MakingFamilies } from '../make-families.ts'
import type { Planting } from '../plant-population.ts'
import { plantLostPupilSearch } from './plant-lost-pupil-search.ts'
import { plantStoryChildren } from './plant-story-children.ts'
import { STAFFED_STORIES } from './stories-of-staffed-schools.ts'
import { COUNTY_STORIES } from './stories-of-the-county.ts'
import type { Story } from './story.ts'
import { storyDays } from './story-days.ts'
import { loadStoryPeople } from './story-people.ts'
import { tellStories } from './tell-stories.ts'

/** Every story once, and those that are no school's own as often again as a larger county asks for. */
function storiesOf(times: number): readonly Story[] {
  return [...STAFFED_STORIES, ...Array.from({ length: times }, () => COUNTY_STORIES).flat()]
}

export interface PlantingStories {
  readonly deps: Deps
  readonly laId: number
  readonly making: MakingFamilies
  readonly planting: Planting
  readonly staffed: ReadonlyMap<string, SchoolForPupils>
  readonly calendar: SchoolCalendar
  readonly now: Date
  /** How often the county's stories are told, each time about other children. */
  readonly times: number
}

/** Two years of work on some fifty children, told through the commands that people use. */
export async function plantStories(trx: Trx, plan: PlantingStories): Promise<void> {
  const { deps, laId, making, planting, staffed, now } = plan
  const days = storyDays(plan.calendar, making.today)
  const planted = await plantStoryChildren(trx, { making, planting, days, staffed }, storiesOf(plan.times))
  await tellStories(
    trx,
    { deps, laId, days, people: await loadStoryPeople(trx, laId), now, kinds: new Map() },
    planted,
  )
  await plantLostPupilSearch(trx, { deps, laId, today: making.today })
}
