// Says everything that is wrong with the packs at once, and fails when anything is.
import { repositoryPath } from '../src/platform/config/paths.ts'
import { faultsInWords, findPackFaults } from '../src/rules/load-packs.ts'

const faults = findPackFaults(repositoryPath('packs'))
if (faults.length > 0) {
  console.error(faultsInWords(faults))
  process.exitCode = 1
}
