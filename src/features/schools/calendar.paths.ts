/** Where calendars are seen and changed. */
export const calendarPaths = {
  authority: '/calendars',
  addToAuthority: '/calendars/days',
  authorityTerms: '/calendars/terms',
  removeFromAuthority: (periodId: string) => `/calendars/days/${periodId}/remove`,
  school: (urn: number) => `/schools/${urn}/calendar`,
  addToSchool: (urn: number) => `/schools/${urn}/calendar/days`,
  schoolTerms: (urn: number) => `/schools/${urn}/calendar/terms`,
  removeFromSchool: (urn: number, periodId: string) => `/schools/${urn}/calendar/days/${periodId}/remove`,
} as const
