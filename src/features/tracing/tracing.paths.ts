/** The addresses of the tracing of a child, and of the page that a partner answers on. */
export const tracingPaths = {
  board: (matterId: string) => `/matters/${matterId}/tracing`,
  ask: (matterId: string) => `/matters/${matterId}/tracing/ask`,
  askSource: (matterId: string, source: string) =>
    `/matters/${matterId}/tracing/ask?source=${encodeURIComponent(source)}`,
  preview: (matterId: string) => `/matters/${matterId}/tracing/preview`,
  settle: (matterId: string, replyId: string) => `/matters/${matterId}/tracing/replies/${replyId}`,
  replies: '/tracing',
  link: (token: string) => `/reply/${token}`,
} as const
