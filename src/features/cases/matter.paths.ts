/** The addresses of a matter and its child. */
export const matterPaths = {
  matter: (matterId: string) => `/matters/${matterId}`,
  act: (matterId: string, path: string) => `/matters/${matterId}/${path}`,
  child: (childId: string) => `/children/${childId}`,
  why: (deadlineId: string) => `/deadlines/${deadlineId}/why`,
  /** The file that a message carries. */
  file: (messageId: string) => `/messages/${messageId}/file`,
  document: (documentId: string) => `/documents/${documentId}`,
} as const
