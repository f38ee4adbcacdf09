/** The addresses of leavers and of pupils said to be joining. */
export const movesPaths = {
  leavers: '/leavers',
  returned: '/leavers/new-pupil-sent',
  arrival: (id: string) => `/leavers/joining/${id}`,
} as const
