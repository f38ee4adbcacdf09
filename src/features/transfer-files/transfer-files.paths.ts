/** The address of the work list of transfer files on s2s. */
export const transferFilePaths = { list: '/transfer-files' } as const
