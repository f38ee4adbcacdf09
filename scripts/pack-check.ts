// Says everything that is wrong with the packs at once, and fails when anything is.
import { findLetterFaults } from '../src/features/letters/check-letter-templates.ts'
import { repositoryPath } from '../src/platform/config/paths.ts'
import { faultsInWords, findPackFaults, readPackFiles } from '../src/rules/load-packs.ts'

const folder = repositoryPath('packs')
const faults = [...findPackFaults(folder), ...findLetterFaults(readPackFiles(folder))]
if (faults.length > 0) {
  console.error(faultsInWords(faults))
  process.exitCode = 1
}
