import { html, nothing, svg, type TemplateResult } from 'lit'
import { ref } from 'lit/directives/ref.js'

/** What the columns are stacked of. */
export interface Series {
  readonly name: string
  /** Class of `chartStyles`. */
  readonly tone: string
}

export interface Column {
  /** Below the column: "Mar". */
  readonly label: string
  /** In full: "March 2026". */
  readonly title: string
  /** By series; none below zero. */
  readonly amounts: readonly bigint[]
}

export interface ColumnChartOptions {
  readonly columns: readonly Column[]
  readonly series: readonly Series[]
  /** An amount with its unit. */
  readonly format: (amount: bigint) => string
  readonly words: {
    /** Names chart and table. */
    readonly title: string
    readonly asTable: string
    readonly when: string
    readonly whole: string
    /** "March 2026: 12 USDC". */
    readonly entry: (name: string, amount: string) => string
  }
}

const HEIGHT = 100
/** One part in so many is finer than a pixel. */
const PARTS = 10_000n

/**
 * Amounts over time, stacked by what they are for: a chart whose columns are reached by arrow keys and say what they show,
 * and the same as a table behind a disclosure.
 */
export function columnChart(options: ColumnChartOptions): TemplateResult {
  const { columns, series, format, words } = options
  const highest = highestOf(columns)
  const last = columns.length - 1
  return html`<div class="columns" part="chart">
    <p class="highest tiny quiet" aria-hidden="true">${format(highest)}</p>
    <div class="frame">
      <div class="plot" role="group" aria-label=${words.title} @keydown=${moveFocus} ${ref(showNewest)}>
        ${columns.map((column, i) => columnView(column, i === last, highest, options))}
      </div>
    </div>
    <ul class="legend small">
      ${series.map(({ name, tone }) => html`<li><span class="dot ${tone}" aria-hidden="true"></span>${name}</li>`)}
    </ul>
    <details class="as-table">
      <summary>${words.asTable}</summary>
      ${tableView(options)}
    </details>
  </div>`
}

function columnView(
  column: Column,
  isLast: boolean,
  highest: bigint,
  { series, format, words }: ColumnChartOptions,
): TemplateResult {
  const parts = column.amounts.flatMap((amount, i) =>
    amount > 0n ? [{ amount, name: series[i]?.name ?? '', tone: series[i]?.tone ?? '' }] : [],
  )
  let top = HEIGHT
  const rects = parts.map(({ amount, tone }) => {
    const height = Number((amount * BigInt(HEIGHT) * PARTS) / highest) / Number(PARTS)
    top -= height
    return svg`<rect class=${tone} x="0" y=${top} width="10" height=${height} />`
  })
  const details = parts.map(({ name, amount }) => words.entry(name, format(amount)))
  const total = words.entry(column.title, format(sum(column)))
  return html`<button class="column" type="button" tabindex=${isLast ? 0 : -1}>
    <svg viewBox="0 0 10 ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">${rects}</svg>
    <span class="when tiny" aria-hidden="true">${column.label}</span>
    <span class="readout small ${isLast ? 'last' : ''}"><b>${total}</b>${parts.length > 1 ? html` <span class="quiet">${details.join(' · ')}</span>` : nothing}</span>
  </button>`
}

function tableView({ columns, series, format, words }: ColumnChartOptions): TemplateResult {
  return html`<div class="scroll" role="region" tabindex="0" aria-label=${words.title}>
    <table aria-label=${words.title}>
      <thead>
        <tr>
          <th scope="col">${words.when}</th>
          ${series.map(({ name }) => html`<th scope="col" class="n">${name}</th>`)}
          <th scope="col" class="n">${words.whole}</th>
        </tr>
      </thead>
      <tbody>
        ${columns.map(
          column => html`<tr>
            <th scope="row">${column.title}</th>
            ${column.amounts.map(amount => html`<td class="n">${format(amount)}</td>`)}
            <td class="n"><b>${format(sum(column))}</b></td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

function sum({ amounts }: Column): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n)
}

function highestOf(columns: readonly Column[]): bigint {
  let highest = 0n
  for (const column of columns) if (sum(column) > highest) highest = sum(column)
  return highest
}

/** Where not all columns have room, those at the end are in view first. */
function showNewest(plot: Element | undefined): void {
  requestAnimationFrame(() => {
    if (plot) plot.scrollLeft = plot.matches(':dir(rtl)') ? -plot.scrollWidth : plot.scrollWidth
  })
}

/** One tab stop for all columns: arrows go on from the one in focus, as they are read, Home and End to the ends. */
function moveFocus(event: KeyboardEvent): void {
  const plot = event.currentTarget as HTMLElement
  const all = [...plot.querySelectorAll<HTMLElement>('.column')]
  const now = all.indexOf(event.target as HTMLElement)
  const forward = plot.matches(':dir(rtl)') ? 'ArrowLeft' : 'ArrowRight'
  const backward = forward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft'
  const goals: Readonly<Record<string, number>> = {
    [forward]: now + 1,
    [backward]: now - 1,
    Home: 0,
    End: all.length - 1,
  }
  const goal = all[goals[event.key] ?? -1]
  if (!goal) return
  event.preventDefault()
  for (const column of all) column.tabIndex = column === goal ? 0 : -1
  goal.focus()
}
