import type { ExchangeTopic } from '../../domain/case/authority-case-facts.ts'

export const TOPIC_WORDS: Readonly<Record<ExchangeTopic, string>> = {
  'education-placement': 'Education placement',
  admissions: 'Admissions',
  achievement: 'Achievement',
  exclusions: 'Exclusions',
}
