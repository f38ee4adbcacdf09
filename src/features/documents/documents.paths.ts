/** The addresses of the files of a matter. */
export const documentPaths = {
  list: (matterId: string) => `/matters/${matterId}/documents`,
  file: (documentId: string) => `/documents/${documentId}`,
} as const
