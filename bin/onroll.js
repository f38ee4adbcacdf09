#!/usr/bin/env node
import { chooseNode, noNodeMessage } from '../scripts/choose-node.mjs'
import { runChild, withNode } from '../scripts/run-child.mjs'

const node = chooseNode()
if (node === undefined) {
  console.error(noNodeMessage)
  process.exitCode = 1
} else if (node !== process.execPath) {
  process.exitCode = await runChild(node, [import.meta.filename, ...process.argv.slice(2)], {
    env: withNode(node),
  })
} else {
  const { build, bundleUrl, isFresh } = await import('../scripts/build.mjs')
  if (!isFresh()) await build()
  const { runOnroll } = await import(bundleUrl)
  await runOnroll()
}
