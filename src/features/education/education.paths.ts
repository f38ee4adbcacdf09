import { matterPaths } from '../cases/index.ts'

export const educationPaths = {
  onDay: (childId: string) => `${matterPaths.child(childId)}/education`,
  record: (childId: string) => `${matterPaths.child(childId)}/education/record`,
}
