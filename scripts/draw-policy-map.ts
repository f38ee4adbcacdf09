// Draws the lines of the policy map from the process and keeps them. Run it when a test says that the map is stale.
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { drawLayout } from '../src/web/components/policy-map/map-layout.ts'

const file = fileURLToPath(new URL('../src/web/components/policy-map/layout.json', import.meta.url))
const biome = fileURLToPath(new URL('../node_modules/@biomejs/biome/bin/biome', import.meta.url))
const layout = drawLayout()
writeFileSync(file, `${JSON.stringify(layout, null, 2)}\n`)
execFileSync(process.execPath, [biome, 'format', '--write', file], { stdio: 'ignore' })
console.log(`${layout.moves.length} lines and ${layout.labels.length} labels drawn`)
