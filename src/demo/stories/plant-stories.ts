import type { SchoolCalendar } from '../../domain/calendar/school-calendar.ts'
import type { Deps } from '../../features/slice.ts'
import type { Trx } from '../../platform/db/in-transaction.ts'
import type { SchoolForPupils } from '../demo-schools.ts'
import type { MakingFamilies } from '../make-families.ts'
import type { Planting } from '../plant-population.ts'
import { plantStoryChildren } from './plant-story-children.ts'
import { STAFFED_STORIES } from './stories-of-staffed-schools.ts'
import { COUNTY_STORIES } from './stories-of-the-county.ts'
import type { Story } from './story.ts'
import { storyDays } from './story-days.ts'
import { loadStoryPeople } from './story-people.ts'
import { tellStories } from './tell-stories.ts'

/** Every story there is. */
export const STORIES: readonly Story[] = [...STAFFED_STORIES, ...COUNTY_STORIES]

export interface PlantingStories {
  readonly deps: Deps
  readonly laId: number
  readonly making: MakingFamilies
  readonly planting: Planting
  readonly staffed: ReadonlyMap<string, SchoolForPupils>
  readonly calendar: SchoolCalendar
  readonly now: Date
}

/** Two years of work on some fifty children, told through the commands that people use. */
export async function plantStories(trx: Trx, plan: PlantingStories): Promise<void> {
  const { deps, laId, making, planting, staffed, now } = plan
  const days = storyDays(plan.calendar, making.today)
  const planted = await plantStoryChildren(trx, { making, planting, days, staffed }, STORIES)
  await tellStories(trx, { deps, laId, days, people: await loadStoryPeople(trx, laId), now }, planted)
}
