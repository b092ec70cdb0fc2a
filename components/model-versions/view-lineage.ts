import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from 'lit'
import type { ModelVersions, Relative } from '../../src/market/index.ts'
import { formatPercent, type ModelVersionsStrings } from '../../src/text/index.ts'

const WIDTH = 640
const BOX = { width: 180, height: 44, gap: 16 }
/** Characters of a name that fit its box. */
const NAME_LENGTH = 20
/** Boxes of one column; the table has the others. */
const MAX_BOXES = 6

/** Models this one was made from, itself, and models made from it: a picture, and the same as a table. */
export function lineageView(
  { ancestors, children, childrenMissing }: ModelVersions,
  name: string,
  words: ModelVersionsStrings,
  locale: string,
): TemplateResult {
  const isAlone = ancestors.length === 0 && children.length === 0
  return html`<section class="lineage" aria-labelledby="lineage-title" part="lineage">
    <h4 id="lineage-title">${words.lineage}</h4>
    ${isAlone && !childrenMissing ? html`<p class="small quiet">${words.alone}</p>` : nothing}
    ${isAlone ? nothing : html`${graph(ancestors, children, name, words, locale)}${lineageTable(ancestors, children, words, locale)}`}
    ${childrenMissing ? html`<p class="small quiet">${words.childrenMissing}</p>` : nothing}
  </section>`
}

function graph(
  ancestors: readonly Relative[],
  children: readonly Relative[],
  name: string,
  words: ModelVersionsStrings,
  locale: string,
): TemplateResult {
  const left = ancestors.slice(0, MAX_BOXES)
  const right = children.slice(0, MAX_BOXES)
  const rows = Math.max(left.length, right.length, 1)
  const height = rows * (BOX.height + BOX.gap) + BOX.gap
  const middle = height / 2
  const centre = { x: (WIDTH - BOX.width) / 2, y: middle - BOX.height / 2 }
  const top = (i: number, count: number) =>
    middle - (count * (BOX.height + BOX.gap) - BOX.gap) / 2 + i * (BOX.height + BOX.gap)
  const parts = [
    ...left.map((one, i) => {
      const y = top(i, left.length)
      return svg`${line(BOX.width, y + BOX.height / 2, centre.x, middle, one, locale)}${box(0, y, nameOf(one, words), '')}`
    }),
    ...right.map((one, i) => {
      const y = top(i, right.length)
      const x = WIDTH - BOX.width
      return svg`${line(centre.x + BOX.width, middle, x, y + BOX.height / 2, one, locale)}${box(x, y, nameOf(one, words), '')}`
    }),
    box(centre.x, centre.y, name, 'own'),
  ]
  return html`<svg class="graph" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label=${words.lineage} aria-describedby="lineage-table">${parts}</svg>`
}

function box(x: number, y: number, name: string, kind: string): SVGTemplateResult {
  const shown = name.length > NAME_LENGTH ? `${name.slice(0, NAME_LENGTH - 1)}…` : name
  return svg`<g class="box ${kind}">
    <rect x=${x} y=${y} width=${BOX.width} height=${BOX.height} rx="10" />
    <text x=${x + BOX.width / 2} y=${y + BOX.height / 2} text-anchor="middle" dominant-baseline="central">${shown}</text>
  </g>`
}

function line(
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  { bps, direct }: Relative,
  locale: string,
): SVGTemplateResult {
  const half = (x1 + x2) / 2
  return svg`<path class=${direct ? 'line' : 'line far'} d="M${x1} ${y1}C${half} ${y1} ${half} ${y2} ${x2} ${y2}" fill="none" />
    <text class="share" x=${half} y=${(y1 + y2) / 2 - 6} text-anchor="middle">${formatPercent(bps, locale)}</text>`
}

function lineageTable(
  ancestors: readonly Relative[],
  children: readonly Relative[],
  words: ModelVersionsStrings,
  locale: string,
): TemplateResult {
  const row = (one: Relative, relation: string) => html`<tr>
    <th scope="row"><bdi>${nameOf(one, words)}</bdi></th><td>${relation}</td><td class="end number">${formatPercent(one.bps, locale)}</td>
  </tr>`
  return html`<details class="as-table">
    <summary>${words.table}</summary>
    <table id="lineage-table" part="table">
      <thead><tr><th scope="col">${words.relative}</th><th scope="col">${words.relation}</th><th scope="col" class="end">${words.share}</th></tr></thead>
      <tbody>
        ${ancestors.map(one => row(one, one.direct ? words.parent : words.ancestor))}
        ${children.map(one => row(one, words.child))}
      </tbody>
    </table>
  </details>`
}

function nameOf({ name, modelId }: Relative, words: ModelVersionsStrings): string {
  return name ?? words.modelNumber(String(modelId))
}
