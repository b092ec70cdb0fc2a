import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { type CatalogResult, FACETS, type Facet, type FacetValue } from '../../src/market/index.ts'
import { formatNumber, type ModelGalleryStrings } from '../../src/text/index.ts'
import { chevronIcon } from '../icons.ts'
import { chosenCount, type GalleryState } from './gallery-state.ts'

export interface FiltersOptions {
  readonly state: GalleryState
  readonly result: CatalogResult
  readonly words: ModelGalleryStrings
  readonly locale: string
  chainName(chainId: number): string
  choose(facet: Facet, value: string): void
  clear(): void
}

/** The facets that tell models apart, each a group of check boxes with counts. */
export function filtersView(options: FiltersOptions): TemplateResult {
  const { state, words, locale } = options
  const chosen = chosenCount(state)
  return html`<details class="filters surface" part="filters">
    <summary>
      <span>${words.filters}</span>
      <span class="small quiet">${chosen > 0 ? words.chosen(formatNumber(chosen, locale)) : nothing}</span>
      ${chevronIcon()}
    </summary>
    <div class="facets">
      ${FACETS.map(facet => facetView(facet, options))}
      ${chosen > 0 ? html`<button class="plain" type="button" part="clear" @click=${options.clear}>${words.clear}</button>` : nothing}
    </div>
  </details>`
}

function facetView(facet: Facet, options: FiltersOptions): unknown {
  const { state, result, words, locale } = options
  const chosen = state.filters[facet] ?? []
  const counted = result.facets[facet]
  const gone = chosen.filter(value => !counted.some(other => other.value === value))
  const values: readonly FacetValue[] = [...counted, ...gone.map(value => ({ value, count: 0 }))]
  // One value that nobody chose tells nothing apart.
  if (values.length < 2 && chosen.length === 0) return nothing
  return html`<fieldset part="facet">
    <legend>${words.facets[facet]}</legend>
    ${repeat(
      values,
      ({ value }) => value,
      ({ value, count }) => html`<label>
        <input
          type="checkbox"
          name=${facet}
          .value=${value}
          .checked=${chosen.includes(value)}
          @change=${() => options.choose(facet, value)}
        />
        <bdi>${nameOf(facet, value, options)}</bdi>
        <span class="quiet number">${formatNumber(count, locale)}</span>
      </label>`,
    )}
  </fieldset>`
}

function nameOf(facet: Facet, value: string, { words, result, chainName }: FiltersOptions): string {
  switch (facet) {
    case 'size':
      return words.sizes[value] ?? value
    case 'kind':
      return words.kinds[value] ?? value
    case 'status':
      return words.statuses[value] ?? value
    case 'chain':
      return chainName(Number(value))
    case 'price': {
      if (value === 'free') return words.free
      if (value === 'not-on-sale') return words.noPrice
      const symbol = result.currencies.find(({ address }) => address === value)?.symbol
      return words.pricedIn(symbol ?? `${value.slice(0, 8)}…`)
    }
    default:
      return value
  }
}
