import { html, nothing, type TemplateResult } from 'lit'
import type { DownloadState } from '../../src/artifact/index.ts'
import type { ModelmarkError } from '../../src/error/index.ts'
import { commonText, formatBytes, type ModelArtifactStrings } from '../../src/text/index.ts'
import { copyButton } from '../copy-button/copy-button.ts'
import { describeError } from '../error-view/error-view.ts'
import { warningIcon } from '../icons.ts'
import { liarNames } from './download-events.ts'

export interface TroubleOptions {
  readonly state: DownloadState
  readonly words: ModelArtifactStrings
  readonly locale: string
  readonly goOn: () => void
  /** The usual view; asked for in any case, so that the page hears of every error. */
  readonly error: (error: ModelmarkError, retry: () => void) => unknown
}

/** What went wrong: a source that lied, nobody to ask, or anything else. The three must not look alike. */
export function troubleView(options: TroubleOptions): unknown {
  const { state, error, goOn } = options
  if (state.status !== 'failed') return shutOut(options)
  const view = error(state.error, goOn)
  switch (state.error.code) {
    case 'digest-mismatch':
      return tampered(options)
    case 'no-providers':
    case 'timeout':
      return html`${shutOut(options)}${unreachable(options)}`
    default:
      return html`${shutOut(options)}${view}`
  }
}

function shutOut({ state, words }: TroubleOptions): TemplateResult | typeof nothing {
  const source = liarNames(state)
  if (source === undefined) return nothing
  return html`<p class="shut-out" part="shut-out" role="status">${warningIcon()}<span>${words.shutOut(source)}</span></p>`
}

function tampered(options: TroubleOptions): TemplateResult {
  const { state, words, locale, goOn } = options
  const kept = formatBytes(state.bytes, locale)
  return html`<div class="error tampered" part="tampered" role="alert">
    ${warningIcon()}
    <div class="error-text">
      <strong>${words.tampered(liarNames(state) ?? words.tamperedSource)}</strong>
      <p>${words.tamperedCause}</p>
      <p>${words.tamperedKept(kept, formatBytes(state.size, locale))}</p>
      <div class="error-actions">
        <button class="ghost" type="button" part="retry" @click=${goOn}>${words.goOn}</button>
        ${errorDetails(options)}
      </div>
    </div>
  </div>`
}

function unreachable(options: TroubleOptions): TemplateResult {
  const { words, locale, goOn } = options
  return html`<div class="error unreachable" part="unreachable" role="alert">
    ${warningIcon()}
    <div class="error-text">
      <strong>${words.unreachable}</strong>
      <p>${words.unreachableCause}</p>
      <div class="error-actions">
        <button class="ghost" type="button" part="retry" @click=${goOn}>${commonText.in(locale).tryAgain}</button>
        ${errorDetails(options)}
      </div>
    </div>
  </div>`
}

function errorDetails({ state, locale }: TroubleOptions): TemplateResult | typeof nothing {
  if (state.status !== 'failed') return nothing
  const words = commonText.in(locale)
  const text = describeError(state.error)
  return html`<details class="error-facts">
    <summary>${words.details}</summary>
    <pre part="error-details">${text}</pre>
    ${copyButton(text, words.copyDetails, words.copied)}
  </details>`
}
