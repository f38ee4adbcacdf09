/** The addresses of a child's family. */
export const familyPaths = {
  family: (childId: string) => `/children/${childId}/family`,
  add: (childId: string) => `/children/${childId}/family/add`,
  correct: (childId: string, contactId: string) => `/children/${childId}/family/correct/${contactId}`,
  end: (childId: string, contactId: string) => `/children/${childId}/family/end/${contactId}`,
  join: (childId: string) => `/children/${childId}/family/join`,
  leave: (childId: string, siblingId: string) => `/children/${childId}/family/part/${siblingId}`,
} as const
