import { html, nothing, svg, type TemplateResult } from 'lit'
import type { DownloadState } from '../../src/artifact/index.ts'
import {
  formatBytes,
  formatDuration,
  formatNumber,
  formatPercent,
  type ModelArtifactStrings,
} from '../../src/text/index.ts'
import { cellsPath, leafCells, verifiedLeaves } from './leaf-cells.ts'
import { type SourceShare, sourceShares, sourceTones, TONES } from './source-shares.ts'

export interface ProgressOptions {
  readonly state: DownloadState
  readonly path: string
  /** Squares a row of the map has room for. */
  readonly columns: number
  readonly words: ModelArtifactStrings
  readonly locale: string
}

/** Rows of the map at most; larger files put several leaves into a square. */
const ROWS = 6

/** "62 % · 59.5 MB of 96 MB · 24 MB/s · 2 seconds left". */
export function progressLine({ state, words, locale }: ProgressOptions): TemplateResult {
  const { bytes, size, rate, secondsLeft, status } = state
  const total = formatBytes(size, locale)
  if (status === 'idle' && bytes === 0) return html`${words.idle(total)}`
  if (status === 'preparing') return html`${words.preparing}`
  if (status === 'complete') return html`${words.complete(total)}`
  const facts = [
    words.progress(formatBytes(bytes, locale), total),
    status === 'downloading' && rate > 0 ? words.rate(formatBytes(rate, locale)) : '',
    status === 'downloading' && secondsLeft !== undefined
      ? words.left(formatDuration(Math.ceil(secondsLeft), locale))
      : '',
    status === 'paused' ? words.paused : '',
  ].filter(Boolean)
  return html`<b class="percent">${formatPercent(percentBps(state), locale)}</b> · ${facts.join(' · ')}`
}

/** How far, by whom: a bar, its legend with percents, and the map of the file. */
export function progressView(options: ProgressOptions): TemplateResult {
  const { state, path, words, locale } = options
  const shares = sourceShares(state)
  const percent = formatPercent(percentBps(state), locale)
  return html`<div
      class="progress"
      role="progressbar"
      aria-label=${path}
      aria-valuemin="0"
      aria-valuemax="100"
      aria-valuenow=${Math.floor(percentBps(state) / 100)}
      aria-valuetext=${words.percentOf(percent, path)}
    >
      ${bar(shares, state)}
    </div>
    ${shares.length > 0 ? legend(shares, options) : nothing} ${map(options)} ${traffic(options)}`
}

function percentBps({ bytes, size }: DownloadState): number {
  return size === 0 ? 0 : Math.floor((100 * bytes) / size) * 100
}

/** Each tone also has a pattern of its own: the colours are not the only cue. */
const PATTERNS = svg`<defs>
  <pattern id="p1" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0v6" stroke="var(--_color-surface)" stroke-width="3" /></pattern>
  <pattern id="p2" width="6" height="6" patternUnits="userSpaceOnUse"><circle cx="3" cy="3" r="1.3" fill="var(--_color-surface)" /></pattern>
  <pattern id="p3" width="5" height="6" patternUnits="userSpaceOnUse"><path d="M0 0v6" stroke="var(--_color-surface)" stroke-width="2" /></pattern>
</defs>`

function segment(tone: number, x: string, width: string): unknown {
  return svg`<rect class="t${tone}" x=${x} width=${width} height="100%" />${
    tone === 0
      ? nothing
      : svg`<rect fill="url(#p${tone})" x=${x} width=${width} height="100%" opacity="0.6" />`
  }`
}

function bar(shares: readonly SourceShare[], { bytes, size }: DownloadState): TemplateResult {
  const known = shares.reduce((sum, { share }) => sum + share, 0)
  // Bytes of an earlier visit have no source any more.
  const all = size > 0 && bytes / size > known + 0.001 ? bytes / size : known
  let start = 0
  const parts = shares.map(({ share, tone }) => {
    const x = start
    start += share
    return segment(tone, `${100 * x}%`, `calc(${100 * share}% - 2px)`)
  })
  return html`<svg class="bar" part="bar" aria-hidden="true">
    ${PATTERNS}${parts}${all > start ? svg`<rect class="kept" x="${100 * start}%" width="${100 * (all - start)}%" height="100%" />` : nothing}
  </svg>`
}

function legend(shares: readonly SourceShare[], { words, locale }: ProgressOptions): TemplateResult {
  return html`<ul class="legend small" part="legend">
    ${shares.map(
      share => html`<li>
        <svg class="swatch" width="12" height="12" aria-hidden="true">${segment(share.tone, '0', '12')}</svg>
        ${sourceLabel(share, words)} ${formatPercent(Math.round(share.share * 100) * 100, locale)}
      </li>`,
    )}
  </ul>`
}

function sourceLabel({ kind, name = '' }: SourceShare, words: ModelArtifactStrings): string {
  if (kind === 'store' || kind === 'others') return words.kinds[kind]
  return words.kinds[kind](name)
}

function map({ state, columns, words, locale }: ProgressOptions): TemplateResult | typeof nothing {
  const { leaves, sources } = state
  if (leaves.length < 2) return nothing
  const cells = leafCells(leaves, columns * ROWS)
  const tones = sourceTones(sources)
  const rows = Math.ceil(cells.length / columns)
  // Rows of even length: no orphans in the last one.
  const perRow = Math.ceil(cells.length / rows)
  const toneOf = (source: number) => tones[source] ?? TONES - 1
  const label = words.map(formatNumber(verifiedLeaves(leaves), locale), formatNumber(leaves.length, locale))
  return html`<svg class="map" part="map" viewBox="-1 -1 ${perRow * 10} ${rows * 10}" role="img" aria-label=${label}>
    <path class="missing" d=${cellsPath(cells, perRow, ({ filled }) => filled < 1)} />
    ${Array.from(
      { length: TONES },
      (_, tone) =>
        svg`<path class="t${tone}" d=${cellsPath(cells, perRow, ({ filled, source }) => filled > 0 && toneOf(source) === tone)} />`,
    )}
  </svg>`
}

function traffic({ state, words, locale }: ProgressOptions): TemplateResult | typeof nothing {
  const facts = [
    state.peers > 0 ? words.peers(state.peers) : '',
    state.uploaded > 0 ? words.uploaded(formatBytes(state.uploaded, locale)) : '',
  ].filter(Boolean)
  return facts.length === 0 ? nothing : html`<p class="small quiet" part="traffic">${facts.join(' · ')}</p>`
}
