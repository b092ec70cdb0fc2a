import { html, nothing, type TemplateResult } from 'lit'
import type { Digest } from '../../src/asset/index.ts'
import type { Currency } from '../../src/market/index.ts'
import { formatBytes, formatCompact, type ModelPublishStrings } from '../../src/text/index.ts'
import { hallmark } from '../hallmark/hallmark.ts'
import type { Draft } from './draft.ts'
import { priceText } from './offer-fields.ts'

/** The hallmark of a model that has no manifest yet. */
const BLANK: Digest = `0x${'5a'.repeat(32)}`

/** How the model will look, as far as it is known. */
export function previewView(
  draft: Draft,
  /** Of the manifest; undefined before there is one. */
  digest: Digest | undefined,
  currencies: readonly Currency[],
  words: ModelPublishStrings,
  locale: string,
): TemplateResult {
  const name = draft.name.trim() || words.noNameYet
  const size = draft.files.reduce((sum, file) => sum + file.size, 0)
  const facts = [
    draft.task.trim(),
    ...(draft.parameters === undefined ? [] : [formatCompact(draft.parameters, locale)]),
    ...(size > 0 ? [formatBytes(size, locale)] : []),
  ].filter(text => text !== '')
  return html`<figure class="preview surface" part="preview">
    <div class="picture">${hallmark(digest ?? draft.files[0]?.sha256 ?? BLANK, words.preview)}</div>
    <figcaption>
      <p class="tiny quiet">${words.preview}</p>
      <p class="strong name"><bdi>${name}</bdi> <span class="quiet small">${draft.version}</span></p>
      ${draft.description ? html`<p class="small quiet clamp"><bdi>${draft.description}</bdi></p>` : nothing}
      <p class="chips">${facts.map(fact => html`<span class="chip">${fact}</span>`)}</p>
      <p class="small strong">${offersText(draft, currencies, words, locale)}</p>
    </figcaption>
  </figure>`
}

/** As a card says it: the first price, or that something can be had for nothing. */
function offersText(
  { offers }: Draft,
  currencies: readonly Currency[],
  words: ModelPublishStrings,
  locale: string,
): string {
  const prices = offers.map(offer => priceText(offer, currencies, words, locale))
  const [first = words.notOnSale] = prices
  if (prices.includes(words.free)) return words.free
  return prices.length > 1 ? words.from(first) : first
}
