/** Addresses of the pages about who may not be found. */
export const restrictionPaths = {
  list: '/restrictions',
  child: (childId: string) => `/children/${childId}/restriction`,
  act: (childId: string, act: string) => `/children/${childId}/restriction/${act}`,
} as const
