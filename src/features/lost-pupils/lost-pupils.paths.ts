/** The addresses of searches of the Lost Pupils Database. */
export const lostPupilPaths = {
  list: '/lost-pupils',
  ask: '/lost-pupils/new',
  one: (searchId: string) => `/lost-pupils/${searchId}`,
  information: (searchId: string) => `/lost-pupils/${searchId}/information`,
  answer: (searchId: string) => `/lost-pupils/${searchId}/answer`,
  take: (searchId: string) => `/lost-pupils/${searchId}/take`,
} as const
