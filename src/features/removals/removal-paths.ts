/** The addresses of a removal. */
export const removalPaths = {
  removal: (matterId: string, ground?: string) =>
    `/matters/${matterId}/removal${ground ? `?ground=${encodeURIComponent(ground)}` : ''}`,
  grounds: (matterId: string) => `/matters/${matterId}/removal/grounds`,
  statement: (matterId: string, ground: string) =>
    `/matters/${matterId}/removal/statement?ground=${encodeURIComponent(ground)}`,
  confirm: (matterId: string, ground: string) =>
    `/matters/${matterId}/removal/confirm?ground=${encodeURIComponent(ground)}`,
  post: (matterId: string, part: string) => `/matters/${matterId}/removal${part}`,
  done: (matterId: string) => `/matters/${matterId}/removal/done`,
} as const
