import type { VNode } from 'preact'
import { formExamples } from './examples/form-examples.tsx'
import { pageExamples } from './examples/page-examples.tsx'
import { workExamples } from './examples/work-examples.tsx'

/** One component, drawn with made-up people. */
export interface Example {
  readonly name: string
  readonly element: VNode
}

/** Every component at least once: the tests render them all, and scripts/gallery.ts shows them. */
export const examples: readonly Example[] = [...formExamples, ...workExamples]

export { pageExamples }
