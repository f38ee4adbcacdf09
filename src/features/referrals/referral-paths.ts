/** The addresses of a referral. */
export const referralPaths = {
  referral: (matterId: string) => `/matters/${matterId}/referral`,
  recordStep: (matterId: string) => `/matters/${matterId}/record-enquiry`,
} as const
