/** The addresses of a safety contact that is not about a matter. */
export const concernPaths = {
  loose: '/safety-contact',
  recorded: '/safety-contact/recorded',
} as const
