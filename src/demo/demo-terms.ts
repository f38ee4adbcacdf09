import { type PlainDate, plainDate } from '../domain/calendar/plain-date.ts'

export interface DemoPeriod {
  readonly kind: 'term' | 'half-term' | 'inset'
  readonly from: PlainDate
  readonly until: PlainDate
  readonly label: string
}

/** Says on every page that these days are the demonstration's own. */
export const ASSUMED = 'assumed for the demonstration'

/** School years after the last one that the council has published, so that a clock of today finds its days. */
export const ASSUMED_TERMS: readonly DemoPeriod[] = [
  period('inset', '2026-09-01', '2026-09-01', 'INSET day'),
  period('term', '2026-09-02', '2026-12-18', 'Autumn 2026'),
  period('half-term', '2026-10-26', '2026-10-30', 'half term'),
  period('term', '2027-01-04', '2027-03-25', 'Spring 2027'),
  period('half-term', '2027-02-15', '2027-02-19', 'half term'),
  period('term', '2027-04-12', '2027-07-23', 'Summer 2027'),
  period('half-term', '2027-05-31', '2027-06-04', 'half term'),
  period('inset', '2027-09-01', '2027-09-01', 'INSET day'),
  period('term', '2027-09-02', '2027-12-17', 'Autumn 2027'),
  period('half-term', '2027-10-25', '2027-10-29', 'half term'),
  period('term', '2028-01-04', '2028-04-07', 'Spring 2028'),
  period('half-term', '2028-02-21', '2028-02-25', 'half term'),
  period('term', '2028-04-24', '2028-07-21', 'Summer 2028'),
  period('half-term', '2028-05-29', '2028-06-02', 'half term'),
]

function period(kind: DemoPeriod['kind'], from: string, until: string, label: string): DemoPeriod {
  return { kind, from: plainDate(from), until: plainDate(until), label }
}
