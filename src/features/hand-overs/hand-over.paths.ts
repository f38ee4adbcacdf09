/** The addresses of hand-overs between authorities. */
export const handOverPaths = {
  list: '/hand-overs',
  receive: '/hand-overs/receive',
  received: (id: string) => `/hand-overs/received/${id}`,
  offer: (matterId: string) => `/matters/${matterId}/hand-over`,
  preview: (matterId: string) => `/matters/${matterId}/hand-over/preview`,
  file: (matterId: string) => `/matters/${matterId}/hand-over/file`,
  receipt: (token: string) => `/receipts/${token}`,
} as const
