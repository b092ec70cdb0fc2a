import { html, nothing, type TemplateResult } from 'lit'
import type { DownloadState } from '../../src/artifact/index.ts'
import { formatBytes, type ModelArtifactStrings } from '../../src/text/index.ts'
import type { PeerConsent } from './peer-consent.ts'

export interface ActionOptions {
  readonly state: DownloadState
  readonly words: ModelArtifactStrings
  readonly locale: string
  /** What the host or the visitor decided about other visitors; undefined where the visitor is to be asked. */
  readonly consent: PeerConsent | undefined
  /** True if the decision is the visitor's, so that they can change it. */
  readonly asked: boolean
  readonly saving: boolean
  readonly start: (consent?: PeerConsent) => void
  readonly pause: () => void
  readonly save: () => void
  readonly forget: () => void
  readonly seed: (on: boolean) => void
  readonly askAgain: () => void
}

/** The one thing to do next: get, pause, resume or save. */
export function mainAction(options: ActionOptions): TemplateResult | typeof nothing {
  const { state, words, locale, consent, saving, start, pause, save } = options
  switch (state.status) {
    case 'idle':
      return consent === undefined
        ? nothing
        : html`<button type="button" part="start" @click=${() => start()}>
            ${state.bytes > 0 ? words.resume : words.getSize(formatBytes(state.size, locale))}
          </button>`
    case 'preparing':
    case 'downloading':
      return html`<button class="ghost" type="button" part="pause" @click=${pause}>${words.pause}</button>`
    case 'paused':
      return html`<button type="button" part="start" @click=${() => start()}>${words.resume}</button>`
    case 'complete':
      return html`<button type="button" part="save" aria-busy=${saving} aria-disabled=${saving ? 'true' : nothing} @click=${() => !saving && save()}>
        ${saving ? words.saving : words.save}
      </button>`
    case 'failed':
      return nothing
  }
}

/** The question of other visitors, asked once; each answer starts the download. */
export function consentView({
  state,
  words,
  consent,
  start,
}: ActionOptions): TemplateResult | typeof nothing {
  if (state.status !== 'idle' || consent !== undefined) return nothing
  return html`<div class="consent" part="consent" role="group" aria-labelledby="consent-text">
    <p id="consent-text">${words.consent}</p>
    <div class="actions">
      <button type="button" part="consent-on" @click=${() => start('on')}>${words.consentYes}</button>
      <button class="ghost" type="button" part="consent-off" @click=${() => start('off')}>${words.consentNo}</button>
    </div>
  </div>`
}

/** What was answered, with a way to change it; sharing and forgetting. */
export function minorActions(options: ActionOptions): TemplateResult {
  const { state, words, consent, asked, forget, askAgain } = options
  const rests = state.status !== 'downloading' && state.status !== 'preparing'
  return html`<div class="minor small">
    ${
      state.status !== 'complete' && consent !== undefined
        ? html`<span class="quiet" part="consent-answer">${consent === 'on' ? words.consentOn : words.consentOff}</span>
            ${asked && rests ? html`<button class="plain" type="button" part="consent-change" @click=${askAgain}>${words.change}</button>` : nothing}`
        : nothing
    }
    ${state.status === 'complete' ? seedSwitch(options) : nothing}
    ${
      rests && state.bytes > 0
        ? html`<button class="plain" type="button" part="forget" title=${words.forgetHint} @click=${forget}>${words.forget}</button>`
        : nothing
    }
  </div>`
}

function seedSwitch({ state, words, consent, asked, seed }: ActionOptions): TemplateResult {
  const on = state.status === 'complete' && state.seeding
  if (consent === 'off' && !asked) return html`<span class="quiet">${words.seedNeedsConsent}</span>`
  return html`<label class="switch" part="seed">
    <input type="checkbox" role="switch" .checked=${on} @change=${(event: Event) => seed((event.target as HTMLInputElement).checked)} />
    <span>${words.seed}</span>
  </label>`
}
