/** The check of the packs that a search of the Lost Pupils Database answers. */
export const CHECK_OF_SEARCH = 'school-to-school-and-lost-pupils'
