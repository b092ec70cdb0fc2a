import { html, svg, type TemplateResult } from 'lit'

/** One part of a whole. */
export interface BarPart {
  /** Fraction of the whole; all parts add up to 1. */
  readonly share: number
  /** Class of `chartStyles` that colours it, also where it stands in a table. */
  readonly tone: string
}

const WIDTH = 1000
const HEIGHT = 14
const TONES = 5

/** The colour of the n-th part, from 0. */
export function toneOf(i: number): string {
  return `c${(i % TONES) + 1}`
}

/** The quiet colour: of what is left over, and of nobody's own part. */
export const REST_TONE = 'c6'

/** A bar that adds up. Its parts stand in a table beside it in the same order; `label` says them in words. */
export function stackedBar(parts: readonly BarPart[], label: string): TemplateResult {
  let start = 0
  const rects = parts.map(({ share, tone }) => {
    const x = start
    start += share * WIDTH
    return svg`<rect class=${tone} x=${x} width=${share * WIDTH} height=${HEIGHT} />`
  })
  return html`<svg class="split" part="bar" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label=${label}>${rects}</svg>`
}
