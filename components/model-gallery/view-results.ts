import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { formatAssetId } from '../../src/asset/index.ts'
import type { CatalogHit, CatalogProgress, CatalogResult, Market } from '../../src/market/index.ts'
import { formatNumber, type ModelGalleryStrings } from '../../src/text/index.ts'
import { clockIcon } from '../icons.ts'

export interface ResultsOptions {
  readonly result: CatalogResult
  /** Handed on to the cards. */
  readonly market: Market | undefined
  readonly words: ModelGalleryStrings
  readonly locale: string
  /** Counted from 0. */
  readonly page: number
  readonly pages: number
  select(hit: CatalogHit): void
  turnTo(page: number): void
}

/** The models of one page; a card each, and a button that chooses it. */
export function resultsView({ result, market, words, select }: ResultsOptions): TemplateResult {
  return html`<ul class="cards" part="results">
    ${repeat(
      result.hits,
      ({ asset }) => formatAssetId(asset),
      hit => {
        const name = hit.name || words.unnamed(String(hit.asset.tokenId))
        return html`<li>
          <model-nft-card part="card" asset=${formatAssetId(hit.asset)} .market=${market}>
            <button slot="actions" class="ghost choose" type="button" aria-label=${words.open(name)} @click=${() => select(hit)}>
              ${words.choose}
            </button>
          </model-nft-card>
        </li>`
      },
    )}
  </ul>`
}

export function pagesView({ words, locale, page, pages, turnTo }: ResultsOptions): unknown {
  if (pages < 2) return nothing
  const where = words.page(formatNumber(page + 1, locale), formatNumber(pages, locale))
  const button = (to: number, text: string, isEnd: boolean) =>
    html`<button class="ghost" type="button" aria-disabled=${isEnd} @click=${() => isEnd || turnTo(to)}>${text}</button>`
  return html`<nav class="pages" part="pages" aria-label=${words.pages}>
    ${button(page - 1, words.previous, page === 0)}
    <span class="number">${where}</span>
    ${button(page + 1, words.next, page + 1 >= pages)}
  </nav>`
}

/** How far the chain was read, in numbers; nothing once all is known. */
export function progressView(
  { status, fromBlock, block, head, models, described }: CatalogProgress,
  words: ModelGalleryStrings,
  locale: string,
): unknown {
  const number = (value: number | bigint) => formatNumber(value, locale)
  if (status === 'failed')
    return html`<p class="progress small" part="progress">${clockIcon()}<span>${words.stale}</span></p>`
  const isReading = status === 'reading' && block < head
  if (!isReading && described >= models) return nothing
  const part = isReading
    ? Number(((block - fromBlock) * 1000n) / (head - fromBlock || 1n)) / 1000
    : described / models
  const text = isReading
    ? words.reading(number(block), number(head))
    : words.describing(number(described), number(models))
  return html`<div class="progress small" part="progress">
    <progress max="1" .value=${part} aria-label=${text}></progress><span class="number">${text}</span>
  </div>`
}
