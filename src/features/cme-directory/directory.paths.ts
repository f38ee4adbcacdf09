/** The addresses of the directory. */
export const directoryPaths = {
  list: '/directory',
  entry: (code: string) => `/directory/${code}`,
} as const
