export { findBankHolidays } from './bank-holidays.store.ts'
export { calendarPaths } from './calendar.paths.ts'
export { calendarRoutes } from './calendar.routes.ts'
export { calendarFor, DIVISION, type KnownCalendar } from './calendar-for.ts'
export { importBankHolidays } from './import-bank-holidays.command.ts'
export { importEstablishments } from './import-establishments.command.ts'
export { importTermDates } from './import-term-dates.command.ts'
export { importTermDatesFile } from './import-term-dates-file.command.ts'
export {
  listNationalAuthorities,
  type NationalAuthority,
  saveNationalAuthorities,
} from './national-authorities.store.ts'
export { enqueueRecompute, RECOMPUTE_DEADLINES } from './recompute-deadlines.ts'
export { isClosed, type LinkedSchool, type School, type SchoolWithLinks, standingOn } from './school.ts'
export {
  findLaestabOn,
  findSchool,
  findSchoolByLaestab,
  findSchoolsByName,
  getSchool,
  listSchoolChanges,
  listSchoolNumbers,
  listSchools,
} from './schools.store.ts'
