import type { PlainDate } from '../domain/calendar/plain-date.ts'
import type { EnquiryCheck } from '../domain/enquiry/enquiry-check.ts'
import { conflictsOn } from './find-conflicts.ts'
import { districtsOfPostcode, safetyLinesOn } from './find-contacts.ts'
import { groundOn, groundsOn } from './find-grounds.ts'
import { sourcesOf } from './pack-chain.ts'
import type { Pack } from './read-packs.ts'
import { ruleFinder } from './rule-finder.ts'
import * as groups from './rule-groups.ts'
import type {
  AdmissionsRules,
  AttendanceCode,
  CaseRules,
  HomeEducationRules,
  NonArrivalRules,
  Paragraph,
  ReturnRules,
  Rules,
  TransferFileRules,
} from './rules-on-day.ts'
import { rulesUnder } from './rules-under.ts'

/** The rules of an authority on a day, out of the packs of its chain. */
export function rulesOf(chain: readonly Pack[], on: PlainDate, packEdition: string): Rules {
  const finder = ruleFinder(chain, on, packEdition)
  const valuesUnder = <Value>(folder: string) => rulesUnder<Value>(finder, folder).map(({ value }) => value)
  const paragraphs = () => valuesUnder<readonly Paragraph[]>('policy').flat()
  return {
    on,
    authority: finder.authority,
    packEdition,
    rule: (key) => finder.rule(key),
    all: () => finder.keys().flatMap((key) => finder.find<unknown>(key) ?? []),
    under: (folder) => rulesUnder(finder, folder),

    nonArrival: () => groups.ruleGroup<NonArrivalRules>(finder, groups.NON_ARRIVAL_KEYS),
    caseHandling: () => groups.ruleGroup<CaseRules>(finder, groups.CASE_KEYS),
    returns: () => groups.ruleGroup<ReturnRules>(finder, groups.RETURN_KEYS),
    transferFile: () => groups.ruleGroup<TransferFileRules>(finder, groups.TRANSFER_FILE_KEYS),
    admissions: () => groups.ruleGroup<AdmissionsRules>(finder, groups.ADMISSIONS_KEYS),
    homeEducation: () => groups.ruleGroup<HomeEducationRules>(finder, groups.HOME_EDUCATION_KEYS),
    compulsorySchoolAge: () => finder.rule('compulsory-school-age/limits'),

    grounds: (forPupils = 'of-compulsory-school-age') => groundsOn(finder, forPupils),
    ground: (id) => groundOn(finder, id),
    enquiryChecks: () => valuesUnder<EnquiryCheck>('enquiries').toSorted((a, b) => a.order - b.order),

    riskPoints: () => finder.rule('risk/points'),
    groups: () => finder.rule('risk/groups'),
    missingReasons: () => finder.rule('department-return/reasons'),
    durationBands: () => finder.rule('department-return/duration-bands'),
    attendanceCodes: () => valuesUnder<readonly AttendanceCode[]>('attendance-codes').flat(),
    referralForm: () => rulesUnder(finder, 'referral-form'),

    contact: (name) => finder.rule(`contacts/${name}`),
    safetyLines: () => safetyLinesOn(finder),
    teams: () => rulesUnder(finder, 'teams'),
    districts: () => rulesUnder(finder, 'districts'),
    districtsOfPostcode: (postcode) => districtsOfPostcode(finder, postcode),
    name: (key) => finder.rule(`names/${key}`),

    conflicts: () => conflictsOn(finder),
    paragraphs,
    paragraph: (id) => paragraphs().find((one) => one.id === id),
    sources: () => [...sourcesOf(chain).values()],
  }
}
