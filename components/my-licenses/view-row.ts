import { html, nothing, svg, type TemplateResult } from 'lit'
import { guard } from 'lit/directives/guard.js'
import { type LicenseStatus, licenseStatus, NEVER_ENDS } from '../../src/license/index.ts'
import type { HeldLicense } from '../../src/market/index.ts'
import { formatDate, formatPercent, formatRelative, type MyLicensesStrings } from '../../src/text/index.ts'
import { hallmark } from '../hallmark/hallmark.ts'
import { chevronIcon } from '../icons.ts'
import { usageMeter } from '../usage-meter/usage-meter.ts'

export interface RowOptions {
  readonly held: HeldLicense
  readonly words: MyLicensesStrings
  readonly locale: string
  /** Unix seconds. */
  readonly now: number
  /** Object URL of the model's picture. */
  readonly picture: string | undefined
  /** What is shown below; nothing while it is closed. */
  readonly details: TemplateResult | undefined
  readonly toggle: () => void
}

/** One licence: of which model, of which tier, until when, how much is left. */
export function rowView(options: RowOptions): TemplateResult {
  const { held, words, details, toggle } = options
  const { license, manifest } = held
  const name = modelName(held, words)
  const id = String(license.id)
  const isBroken = manifest.status === 'failed'
  return html`<li class="license" part="license" id=${`license-${id}`}>
    <div class="summary">
      <div class="thumb">${pictureView(options, name)}</div>
      <div class="what">
        <h4><bdi part="name">${name}</bdi>${manifest.status === 'ready' ? html` <bdi class="version">${shownVersion(manifest.value.version)}</bdi>` : nothing}</h4>
        <p class="facts small">
          <span><bdi>${tierName(held, words)}</bdi></span>
          ${statusView(options)}
        </p>
        <p class="small quiet">${validity(options)}</p>
        ${isBroken ? html`<p class="small warn">${words.unverified}</p>` : nothing}
      </div>
      <button
        class="ghost manage"
        type="button"
        part="manage"
        aria-expanded=${details !== undefined}
        aria-label=${words.manageOf(id, name)}
        @click=${toggle}
      >
        ${words.manage}${chevronIcon()}
      </button>
      ${meters(options)}
    </div>
    ${details ?? nothing}
  </li>`
}

export function modelName({ manifest, asset }: HeldLicense, words: MyLicensesStrings): string {
  return manifest.status === 'ready' ? manifest.value.name : words.unnamed(String(asset.tokenId))
}

export function tierName({ terms, offer }: HeldLicense, words: MyLicensesStrings): string {
  return terms.status === 'ready' ? terms.value.name : words.tierNumber(String(offer.id))
}

function shownVersion(version: string): string {
  return /^\d/.test(version) ? `v${version}` : version
}

function pictureView({ held, words, picture }: RowOptions, name: string): unknown {
  const { manifest, versions } = held
  if (manifest.status === 'loading') return html`<span class="bone fill"></span>`
  if (picture) return html`<img src=${picture} alt=${words.picture(name)} />`
  const digest = versions.manifestDigest
  return guard([digest, words.hallmark], () => hallmark(digest, words.hallmark))
}

function statusView({ held, words, now }: RowOptions): TemplateResult {
  const status: LicenseStatus = licenseStatus(held.license, held.offer, now)
  return html`<span class="status ${status}" part="status">${words.status[status]}</span>
    ${held.lentUntil === undefined ? nothing : html`<span class="chip">${words.lent}</span>`}
    ${held.user ? html`<span class="chip">${words.lentOut}</span>` : nothing}`
}

function validity({ held, words, locale, now }: RowOptions): string {
  const { license, lentUntil } = held
  if (license.revoked) return words.revokedNote
  const end = lentUntil === undefined ? license.endTime : Math.min(license.endTime, lentUntil)
  if (end === NEVER_ENDS) return words.forever
  const date = formatDate(end, locale)
  return end > now ? words.until(date, formatRelative(end, now, locale)) : words.ended(date)
}

function meters({ held, words, locale, now }: RowOptions): TemplateResult | typeof nothing {
  const { license, offer, usage } = held
  const left = license.endTime - now
  const hasTime = offer.period > 0 && left > 0 && !license.revoked
  if (!hasTime && !usage) return nothing
  const bps = Math.min(10_000, Math.round((left / offer.period) * 10_000))
  const time = svg`<svg class="time-bar" part="time-left" viewBox="0 0 10000 10" preserveAspectRatio="none" role="img" aria-label=${words.timeLeft(formatPercent(Math.round(bps / 100) * 100, locale))}>
    <rect class="usage-left" width="10000" height="10" /><rect class="time" width=${bps} height="10" />
  </svg>`
  return html`<div class="meters">
    ${hasTime ? time : nothing}
    ${usage?.account ? usageMeter({ ...usage.account, unit: usage.unit, signed: usage.signed, locale }) : nothing}
  </div>`
}
