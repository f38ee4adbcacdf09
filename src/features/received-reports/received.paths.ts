export type Shown = 'waiting' | 'set-apart' | 'settled'

export const receivedPaths = {
  list: '/received-reports',
  listOf: (shown: Shown, page = 1) => `/received-reports?show=${shown}${page > 1 ? `&page=${page}` : ''}`,
  report: (id: string) => `/received-reports/${id}`,
  act: (id: string, act: string) => `/received-reports/${id}/${act}`,
} as const
