import { group, list, repeated, type TextElement, text, texts, yesNo } from './ctf-shape.ts'

/** An address: either in the parts of BS 7666 or in lines. `addressAsPupil` says that a contact lives with the pupil. */
export const ADDRESS = {
  addressAsPupil: yesNo('AddressAsPupil'),
  bs7666Address: group('BS7666Address', {
    saon: text('SAON'),
    paon: text('PAON'),
    street: text('Street'),
    locality: text('Locality'),
    town: text('Town'),
    administrativeArea: text('AdministrativeArea'),
    postTown: text('PostTown'),
    uniquePropertyReferenceNumber: text('UniquePropertyReferenceNumber'),
  }),
  addressLines: group('AddressLines', {
    addressLine1: text('AddressLine1'),
    addressLine2: text('AddressLine2'),
    addressLine3: text('AddressLine3'),
    addressLine4: text('AddressLine4'),
    addressLine5: text('AddressLine5'),
  }),
  county: text('County'),
  postCode: text('PostCode'),
  zip: text('Zip'),
  country: text('Country'),
  easting: text('Easting'),
  northing: text('Northing'),
}

/** One telephone number. */
export const PHONE = { telephoneType: text('TelephoneType'), phoneNo: text('PhoneNo') }

const contact = (sex: TextElement) => ({
  order: text('Order'),
  title: text('Title'),
  surname: text('Surname'),
  forename: text('Forename'),
  middleNames: text('MiddleNames'),
  sex,
  relationship: text('Relationship'),
  responsibility: yesNo('Responsibility'),
  address: group('Address', ADDRESS),
  phones: list('Phones', 'Phone', PHONE),
  email: text('Email'),
})

const BASIC_DETAILS = {
  formerUpn: text('FormerUPN', 'upn'),
  preferredSurname: text('PreferredSurname'),
  preferredForename: text('PreferredForename'),
  formerSurname: text('FormerSurname'),
  formerForename: text('FormerForename'),
  middleNames: text('MiddleNames'),
  ncYearActual: text('NCyearActual'),
  ethnicity: text('Ethnicity'),
  ethnicitySource: text('EthnicitySource'),
  languages: list('Languages', 'Type', { languageType: text('LanguageType'), language: text('Language') }),
  medicalFlag: yesNo('MedicalFlag'),
  disabilities: texts('Disabilities', 'Disability'),
  enrolStatus: text('EnrolStatus'),
}

const ATTENDANCE_YEAR = {
  year: text('Year'),
  lea: text('LEA', 'la'),
  estab: text('Estab', 'establishment'),
  schoolName: text('SchoolName'),
  sessionsPossible: text('SessionsPossible'),
  sessionsAuthorised: text('SessionsAuthorised'),
  sessionsAttended: text('SessionsAttended'),
  sessionsUnauthorised: text('SessionsUnauthorised'),
  attendSessions: group('AttendSessions', {
    attendanceStartDate: text('AttendanceStartDate', 'date'),
    attendanceMarks: text('AttendanceMarks'),
  }),
}

const STAGE_ASSESSMENT = {
  locale: text('Locale'),
  year: text('Year'),
  subject: text('Subject'),
  method: text('Method'),
  component: text('Component'),
  resultStatus: text('ResultStatus'),
  resultQualifier: text('ResultQualifier'),
  result: text('Result'),
  resultDate: text('ResultDate', 'date'),
}

const SCHOOL_RECORD = {
  lea: text('LEA', 'la'),
  estab: text('Estab', 'establishment'),
  urn: text('URN'),
  schoolName: text('SchoolName'),
  entryDate: text('EntryDate', 'date'),
  leavingDate: text('LeavingDate', 'date'),
  leavingReason: text('LeavingReason'),
  lastSchool: yesNo('LastSchool'),
}

/** One pupil. `sex` is the element that the version names `Gender` or `Sex`. */
export const pupilParts = (sex: TextElement) => ({
  upn: text('UPN', 'upn'),
  uniqueLearnerNumber: text('UniqueLearnerNumber', 'uln'),
  uci: text('UCI'),
  surname: text('Surname'),
  forename: text('Forename'),
  dob: text('DOB', 'date'),
  sex,
  basicDetails: group('BasicDetails', BASIC_DETAILS),
  fsmHistory: group('FSMhistory', {
    fsmReviewDate: text('FSMreviewDate', 'date'),
    fsmInstance: repeated('FSMinstance', {
      fsmStartDate: text('FSMstartDate', 'date'),
      fsmEndDate: text('FSMendDate', 'date'),
      ukCountry: text('UKcountry'),
    }),
  }),
  lookedAfter: group('LookedAfter', { inCare: yesNo('InCare'), careAuthority: text('CareAuthority', 'la') }),
  senHistory: group('SENhistory', {
    sen: repeated('SEN', { startDate: text('StartDate', 'date'), senProvision: text('SENprovision') }),
    senNeeds: list('SENneeds', 'SENneed', { senType: text('SENtype'), senTypeRank: text('SENtypeRank') }),
  }),
  address: group('Address', ADDRESS),
  phones: list('Phones', 'Phone', PHONE),
  email: text('Email'),
  contacts: list('Contacts', 'Contact', contact(sex)),
  attendance: list('Attendance', 'YearData', ATTENDANCE_YEAR),
  stageAssessments: list('StageAssessments', 'KeyStage', {
    stage: text('Stage'),
    stageAssessment: repeated('StageAssessment', STAGE_ASSESSMENT),
  }),
  schoolHistory: list('SchoolHistory', 'School', SCHOOL_RECORD),
})

/** The header, in its order. */
export const HEADER = {
  documentName: text('DocumentName'),
  ctfVersion: text('CTFversion'),
  dateTime: text('DateTime', 'date-time'),
  documentQualifier: text('DocumentQualifier'),
  dataQualifier: text('DataQualifier'),
  dataDescriptor: text('DataDescriptor'),
  supplierId: text('SupplierID'),
  sourceSchool: group('SourceSchool', {
    lea: text('LEA'),
    estab: text('Estab'),
    urn: text('URN'),
    schoolName: text('SchoolName'),
    academicYear: text('AcademicYear'),
  }),
  destSchool: group('DestSchool', { lea: text('LEA'), estab: text('Estab'), urn: text('URN') }),
  suppId: text('SuppID'),
}
