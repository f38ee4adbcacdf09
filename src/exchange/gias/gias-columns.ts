/** Columns without which a file is not the "Establishment fields" CSV. */
export const REQUIRED_ESTABLISHMENT_COLUMNS = [
  'URN',
  'LA (code)',
  'LA (name)',
  'EstablishmentNumber',
  'EstablishmentName',
  'TypeOfEstablishment (name)',
  'EstablishmentStatus (name)',
  'OpenDate',
  'CloseDate',
  'PhaseOfEducation (name)',
  'Postcode',
] as const

/** Texts that may be missing from a file or empty in a row, by the field they become. */
export const OPTIONAL_TEXT_COLUMNS = {
  typeGroup: 'EstablishmentTypeGroup (name)',
  gender: 'Gender (name)',
  religiousCharacter: 'ReligiousCharacter (name)',
  street: 'Street',
  locality: 'Locality',
  address3: 'Address3',
  town: 'Town',
  county: 'County (name)',
  postcode: 'Postcode',
  district: 'DistrictAdministrative (name)',
  country: 'Country (name)',
  trustName: 'Trusts (name)',
  uprn: 'UPRN',
  previousLaName: 'PreviousLA (name)',
  formerName: 'x_former_name',
  basis: 'x_basis',
} as const

/** All other columns that are read when they are there. */
export const OTHER_ESTABLISHMENT_COLUMNS = [
  'StatutoryLowAge',
  'StatutoryHighAge',
  'PreviousLA (code)',
  'PreviousEstablishmentNumber',
  'x_predecessor_URNs',
  'x_successor_URNs',
  'x_inferred_EstablishmentNumber',
] as const

/** The whole links file. */
export const LINK_COLUMNS = ['URN', 'LinkURN', 'LinkName', 'LinkType', 'LinkEstablishedDate'] as const

/** What GIAS writes in a text column that has nothing to say. */
export const NOTHING_TO_SAY: ReadonlySet<string> = new Set([
  '',
  'not applicable',
  'does not apply',
  'not recorded',
])
