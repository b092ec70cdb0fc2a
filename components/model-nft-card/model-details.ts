import { html, nothing, type TemplateResult } from 'lit'
import { cidFromDigest } from '../../src/asset/index.ts'
import { toModelmarkError } from '../../src/error/index.ts'
import { isOnSale } from '../../src/license/index.ts'
import type { Manifest } from '../../src/manifest/index.ts'
import type { Market, ModelDisputes, ModelRecord, ModelState } from '../../src/market/index.ts'
import type { Loadable } from '../../src/store/index.ts'
import {
  commonText,
  formatBytes,
  formatDate,
  formatNumber,
  formatPercent,
  modelDetailsText,
  modelNftCardText,
} from '../../src/text/index.ts'
import { checkIcon, clockIcon, closeIcon, warningIcon } from '../icons.ts'
import { dialog, table } from '../styles/index.ts'
import { detailStyles } from './model-details.styles.ts'
import { tierPrice } from './tier-price.ts'

export interface ModelDetailsOptions {
  readonly record: ModelRecord
  readonly state: ModelState
  readonly name: string
  /** What is said against and for the model, as far as it is read. */
  readonly said: Loadable<ModelDisputes> | undefined
  readonly market: Market | undefined
  readonly locale: string
  close(): void
}

/** A manifest may name thousands of files; the dialog lists this many. */
const MAX_FILES = 100

/** The dialog behind a card: everything the chain and the manifest say of a model. Loaded when it is first opened. */
export function modelDetails(options: ModelDetailsOptions): TemplateResult {
  const { state, name, locale } = options
  const words = modelDetailsText.in(locale)
  const manifest = state.manifest.status === 'ready' ? state.manifest.value : undefined
  return html`<dialog part="dialog" aria-labelledby="dialog-title" closedby="any">
    <div class="dialog-head">
      <h2 id="dialog-title">${name}</h2>
      <button class="close" type="button" aria-label=${commonText.in(locale).close} @click=${options.close}>${closeIcon()}</button>
    </div>
    <div class="dialog-body details">
      ${manifest ? section(words.about, html`<p class="prose">${manifest.description}</p>`) : nothing}
      ${facts(options, manifest)} ${licences(options)}
      ${manifest ? [files(options, manifest), evaluations(options, manifest)] : nothing}
      ${lineage(options, manifest)} ${manifest ? contributors(options, manifest) : nothing} ${evidence(options, manifest)}
    </div>
  </dialog>`
}

function section(title: string, content: unknown): TemplateResult {
  return html`<section><h4>${title}</h4>${content}</section>`
}

function account({ record, market }: ModelDetailsOptions, address: string): TemplateResult {
  const url = market?.explorerUrl(record.asset.chainId, 'address', address)
  return url === undefined
    ? html`<span class="mono">${address}</span>`
    : html`<a class="mono" href=${url} target="_blank" rel="noopener noreferrer">${address}</a>`
}

function facts(options: ModelDetailsOptions, manifest: Manifest | undefined): TemplateResult {
  const { record, locale } = options
  const words = modelDetailsText.in(locale)
  const { index, count, createdAt } = record.version
  const version = words.versionOf(
    manifest?.version ?? `${index + 1}`,
    formatNumber(index + 1, locale),
    formatNumber(count, locale),
  )
  return html`<dl>
    <dt>${words.creator}</dt><dd>${account(options, record.creator)}</dd>
    <dt>${words.owner}</dt><dd>${account(options, record.owner)}</dd>
    <dt>${words.version}</dt><dd>${version}</dd>
    <dt>${words.published}</dt><dd>${formatDate(createdAt, locale)}</dd>
    ${standing(options)}
    ${manifest ? named(words.task, [manifest.task]) : nothing}
    ${manifest ? named(words.tags, manifest.tags) : nothing}
  </dl>`
}

/** What curators, endorsers and complainants say of it. */
function standing({ record, said, locale }: ModelDetailsOptions): unknown {
  const words = modelDetailsText.in(locale)
  const { listing, court } = said?.status === 'ready' ? said.value : {}
  const status = listing?.status ?? record.standing?.status
  const endorsements = listing && listing.endorsements > 0 ? formatNumber(listing.endorsements, locale) : ''
  const disputes = court ? court.disputes.length + court.older : 0
  const open = court?.disputes.some(({ closed }) => !closed) ?? record.standing?.disputeId !== undefined
  const count = disputes > 0 ? words.disputeCount(formatNumber(disputes, locale)) : ''
  return html`${status === undefined ? nothing : named(words.listing, [words.statuses[status]])}
    ${named(words.endorsements, [endorsements].filter(Boolean))}
    ${named(words.disputes, [open ? words.disputeOpen : '', count].filter(Boolean))}`
}

function licences({ record, locale }: ModelDetailsOptions): unknown {
  const words = modelDetailsText.in(locale)
  const cardWords = modelNftCardText.in(locale)
  const tiers = record.tiers.filter(({ offer }) => isOnSale(offer))
  if (tiers.length === 0) return nothing
  const rows = tiers.map(tier => {
    const { price, per } = tierPrice(tier, cardWords, locale)
    return html`<tr>
      <td>${tier.terms.status === 'ready' ? tier.terms.value.name : `#${tier.offer.id}`}</td>
      <td class="n"><bdi>${price}</bdi> <bdi class="quiet">${per}</bdi></td>
    </tr>`
  })
  return section(words.licences, html`<table><tbody>${rows}</tbody></table>`)
}

function files({ locale }: ModelDetailsOptions, { artifacts }: Manifest): unknown {
  const words = modelDetailsText.in(locale)
  const rows = artifacts
    .slice(0, MAX_FILES)
    .map(
      ({ path, size }) =>
        html`<tr><td class="mono">${path}</td><td class="n">${formatBytes(size, locale)}</td></tr>`,
    )
  const rest = artifacts.length - MAX_FILES
  return section(
    words.files,
    html`<table>
        <thead><tr><th>${words.file}</th><th class="n">${words.size}</th></tr></thead>
        <tbody>${rows}</tbody>
      </table>
      ${rest > 0 ? html`<p class="small quiet">${words.more(formatNumber(rest, locale))}</p>` : nothing}`,
  )
}

function evaluations({ locale }: ModelDetailsOptions, manifest: Manifest): unknown {
  const words = modelDetailsText.in(locale)
  if (manifest.evaluations.length === 0) return nothing
  const rows = manifest.evaluations.map(
    ({ metric, value, dataset }) =>
      html`<tr><td>${words.onDataset(metric, dataset)}</td><td class="n">${formatNumber(value, locale)}</td></tr>`,
  )
  return section(words.evaluations, html`<table><tbody>${rows}</tbody></table>`)
}

function lineage({ record, locale }: ModelDetailsOptions, manifest: Manifest | undefined): unknown {
  const words = modelDetailsText.in(locale)
  const { baseModels = [], datasets = [] } = manifest?.provenance ?? {}
  if (record.ancestors.length + baseModels.length + datasets.length === 0) return nothing
  const shares = record.ancestors.map(
    ({ modelId, bps }) => html`<li>${words.ancestorShare(String(modelId), formatPercent(bps, locale))}</li>`,
  )
  return section(
    words.lineage,
    html`<dl>
        ${named(words.baseModels, baseModels)} ${named(words.datasets, datasets)}
      </dl>
      <ul class="small quiet">${shares}</ul>`,
  )
}

function named(title: string, values: readonly string[]): unknown {
  return values.length === 0 ? nothing : html`<dt>${title}</dt><dd>${values.join(', ')}</dd>`
}

function contributors(options: ModelDetailsOptions, { provenance }: Manifest): unknown {
  if (provenance.contributors.length === 0) return nothing
  const words = modelDetailsText.in(options.locale)
  const items = provenance.contributors.map(
    ({ name, role }) => html`<li>${name} <span class="quiet small">${words.roles[role]}</span></li>`,
  )
  return section(words.contributors, html`<ul>${items}</ul>`)
}

/** From the contract to the files: each step with the digest it rests on. */
function evidence(options: ModelDetailsOptions, manifest: Manifest | undefined): TemplateResult {
  const { record, state, locale, market } = options
  const words = modelDetailsText.in(locale)
  const { asset, version } = record
  const chain = market?.chainName(asset.chainId) ?? `eip155:${asset.chainId}`
  const tampered =
    state.manifest.status === 'failed' && toModelmarkError(state.manifest.error).code === 'digest-mismatch'
  const manifestStep = manifest
    ? words.evidenceManifest
    : tampered
      ? words.evidenceManifestTampered
      : words.evidenceManifestWaiting
  return section(
    words.evidence,
    html`<ol class="evidence">
      <li>${mark('good')}${words.evidenceContract(chain)} ${account(options, asset.contract)}<span class="mono">${version.manifestDigest}</span></li>
      <li>${mark(manifest ? 'good' : tampered ? 'bad' : 'open')}${manifestStep}<span class="mono">${cidFromDigest(version.manifestDigest).toString()}</span></li>
      ${manifest ? html`<li>${mark('good')}${words.evidenceFiles(formatNumber(manifest.artifacts.length, locale))}<span class="mono">${version.contentHash}</span></li>` : nothing}
    </ol>`,
  )
}

function mark(kind: 'good' | 'bad' | 'open'): TemplateResult {
  const drawing = { good: checkIcon, bad: warningIcon, open: clockIcon }[kind]
  return html`<span class="step ${kind}">${drawing()}</span>`
}

/** What the dialog wears. */
export const detailsSheets = [dialog, table, detailStyles]
