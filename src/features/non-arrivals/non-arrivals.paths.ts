/** The addresses of the report of a pupil who did not come. */
export const nonArrivalPaths = {
  start: '/non-arrivals',
  draft: (draftId: string) => `/non-arrivals/${draftId}`,
  step: (draftId: string, key: string) => `/non-arrivals/${draftId}/${key}`,
  /** A page that returns to the check of all answers. */
  change: (draftId: string, key: string) => `/non-arrivals/${draftId}/${key}?then=check`,
  person: (draftId: string, list: string, index: number) =>
    `/non-arrivals/${draftId}/${list}?number=${index + 1}`,
  check: (draftId: string) => `/non-arrivals/${draftId}/check`,
  withdraw: (draftId: string) => `/non-arrivals/${draftId}/withdraw`,
  reported: (matterId: string) => `/matters/${matterId}/reported`,
} as const
