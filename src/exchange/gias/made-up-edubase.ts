const HEADER = `
URN|LA (code)|LA (name)|EstablishmentNumber|EstablishmentName|TypeOfEstablishment (code)|
TypeOfEstablishment (name)|EstablishmentTypeGroup (code)|EstablishmentTypeGroup (name)|
EstablishmentStatus (code)|EstablishmentStatus (name)|ReasonEstablishmentOpened (code)|
ReasonEstablishmentOpened (name)|OpenDate|ReasonEstablishmentClosed (code)|
ReasonEstablishmentClosed (name)|CloseDate|PhaseOfEducation (code)|PhaseOfEducation (name)|
StatutoryLowAge|StatutoryHighAge|Boarders (code)|Boarders (name)|NurseryProvision (name)|
OfficialSixthForm (code)|OfficialSixthForm (name)|Gender (code)|Gender (name)|
ReligiousCharacter (code)|ReligiousCharacter (name)|ReligiousEthos (name)|Diocese (code)|
Diocese (name)|AdmissionsPolicy (code)|AdmissionsPolicy (name)|SchoolCapacity|SpecialClasses (code)|
SpecialClasses (name)|CensusDate|NumberOfPupils|NumberOfBoys|NumberOfGirls|PercentageFSM|
TrustSchoolFlag (code)|TrustSchoolFlag (name)|Trusts (code)|Trusts (name)|SchoolSponsorFlag (name)|
SchoolSponsors (name)|FederationFlag (name)|Federations (code)|Federations (name)|UKPRN|
FEHEIdentifier|FurtherEducationType (name)|OfstedLastInsp|OfstedSpecialMeasures (code)|
OfstedSpecialMeasures (name)|LastChangedDate|Street|Locality|Address3|Town|County (name)|
Postcode|SchoolWebsite|TelephoneNum|HeadTitle (name)|HeadFirstName|HeadLastName|
HeadPreferredJobTitle|BSOInspectorateName (name)|InspectorateReport|DateOfLastInspectionVisit|
NextInspectionVisit|TeenMoth (name)|TeenMothPlaces|CCF (name)|SENPRU (name)|EBD (name)|PlacesPRU|
FTProv (name)|EdByOther (name)|Section41Approved (name)|SEN1 (name)|SEN2 (name)|SEN3 (name)|
SEN4 (name)|SEN5 (name)|SEN6 (name)|SEN7 (name)|SEN8 (name)|SEN9 (name)|SEN10 (name)|
SEN11 (name)|SEN12 (name)|SEN13 (name)|TypeOfResourcedProvision (name)|ResourcedProvisionOnRoll|
ResourcedProvisionCapacity|SenUnitOnRoll|SenUnitCapacity|GOR (code)|GOR (name)|
DistrictAdministrative (code)|DistrictAdministrative (name)|AdministrativeWard (code)|
AdministrativeWard (name)|ParliamentaryConstituency (code)|ParliamentaryConstituency (name)|
UrbanRural (code)|UrbanRural (name)|GSSLACode (name)|Easting|Northing|MSOA (name)|LSOA (name)|
InspectorateName (name)|SENStat|SENNoStat|BoardingEstablishment (name)|PropsName|PreviousLA (code)|
PreviousLA (name)|PreviousEstablishmentNumber|OfstedRating (name)|RSCRegion (name)|Country (name)|
UPRN|SiteName|QABName (code)|QABName (name)|EstablishmentAccredited (code)|
EstablishmentAccredited (name)|QABReport|CHNumber|MSOA (code)|LSOA (code)|FSM|
AccreditationExpiryDate
`

/** The whole header of a daily file, in its order. */
export const EDUBASE_HEADER: readonly string[] = HEADER.replaceAll('\n', '').split('|')

/** A made-up school; give only what the test is about. */
export function edubaseRow(values: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  return {
    URN: '900001',
    'LA (code)': '860',
    'LA (name)': 'Staffordshire',
    EstablishmentNumber: '9901',
    EstablishmentName: 'Made-Up Alder Academy',
    'TypeOfEstablishment (name)': 'Academy converter',
    'EstablishmentTypeGroup (name)': 'Academies',
    'EstablishmentStatus (name)': 'Open',
    OpenDate: '01-09-2015',
    'PhaseOfEducation (name)': 'Secondary',
    StatutoryLowAge: '11',
    StatutoryHighAge: '18',
    'Gender (name)': 'Mixed',
    'ReligiousCharacter (name)': 'Does not apply',
    'Trusts (name)': 'Pretend Learning Trust',
    Street: '1 Example Road',
    Town: 'Sampleton',
    'County (name)': 'Staffordshire',
    Postcode: 'ZZ99 1AA',
    HeadLastName: 'Test-Head',
    'DistrictAdministrative (name)': 'Stafford',
    'PreviousLA (code)': '999',
    'PreviousLA (name)': 'Not applicable',
    'Country (name)': 'United Kingdom',
    ...values,
  }
}

/** A daily file of these rows, every cell in quotation marks as GIAS writes it. */
export function edubaseFile(
  rows: readonly Readonly<Record<string, string>>[],
  header: readonly string[] = EDUBASE_HEADER,
): string {
  const line = (cells: readonly string[]) =>
    `${cells.map((c) => `"${c.replaceAll('"', '""')}"`).join(',')}\r\n`
  return line(header) + rows.map((row) => line(header.map((name) => row[name] ?? ''))).join('')
}

export const utf8Bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Text of characters up to U+00FF as windows-1252 writes it. */
export const windows1252Bytes = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0))
