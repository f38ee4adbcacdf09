import type { VNode } from 'preact'
import type { Content } from '../content.ts'
import { fromGovuk, toHtml } from '../from-template.tsx'
import { type LabelSize, legendOptions } from './field.ts'

export interface FieldsetProps {
  readonly legend: string
  readonly legendSize?: LabelSize | undefined
  readonly isHeading?: boolean | undefined
  readonly children: Content
}

/** Fields that answer one question together, such as an address. */
export function Fieldset({ legend, legendSize, isHeading, children }: FieldsetProps): VNode {
  return fromGovuk('fieldset', {
    legend: legendOptions({ label: legend, labelSize: legendSize, isHeading }),
    html: toHtml(children),
  })
}
