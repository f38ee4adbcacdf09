export { type Clustering, clusterRecords } from './cluster-records.ts'
export { isPostcode, isReadableDay, isReadableSex } from './column-signs.ts'
export { type Comparer, comparerOf, type Levels } from './compare-records.ts'
export { COMPARISONS, type Comparison, comparisonsWith } from './comparisons.ts'
export { DECISIONS, type DecidedPair, type Decision } from './decided-pairs.ts'
export { type EvidenceStep, type Explanation, explainPair, explanationText } from './explain-pair.ts'
export { type LinkedPair, type Linking, type LinkOptions, linkRecords, type Verdict } from './link-records.ts'
export { type LinkageModel, readModel, writeModel } from './linkage-model.ts'
export {
  LINKAGE_COLUMNS,
  type LinkageColumn,
  type LinkageRecord,
  type UnreadableValue,
} from './linkage-record.ts'
export { foldName, nameKey } from './name-key.ts'
export {
  idHash,
  type LinkageBooks,
  linkageBooks,
  type RecordTable,
  type TableBuilder,
  tableBuilder,
} from './record-table.ts'
export { probabilityOf, type Scorer, scorePair, weightFor } from './score-pair.ts'
