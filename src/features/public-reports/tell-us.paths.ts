import type { ReportForm } from './report-journey.ts'

export const tellUsPaths = {
  start: '/tell-us',
  professional: '/tell-us/professional',
  staySafe: '/tell-us/stay-safe',
  leave: '/tell-us/leave',
  page: (token: string, page: string) => `/tell-us/${token}/${page}`,
  leaveDraft: (token: string) => `/tell-us/${token}/leave`,
  startOf: (form: ReportForm) => (form === 'public' ? '/tell-us' : '/tell-us/professional'),
} as const
