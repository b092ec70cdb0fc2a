import { html, nothing, type TemplateResult } from 'lit'
import type { Tier } from '../../src/market/index.ts'
import { formatNumber } from '../../src/text/index.ts'
import { costsView } from './view-costs.ts'
import type { OfferListView } from './view-offer-list.ts'

/** What closing a tier means, before it is signed. */
export function closingView({ offer }: Tier, name: string, view: OfferListView): TemplateResult {
  const { manage, locale, busy, close, askClosing } = view
  const means = [
    manage.closeFor,
    ...(offer.sold > 0 ? [manage.closeSold(offer.sold, formatNumber(offer.sold, locale))] : []),
    ...(offer.kind === 'subscription' ? [manage.closeSubscriptions] : []),
  ]
  return html`<div class="asking group" part="closing" role="group" aria-labelledby="close-title">
    <h5 id="close-title" tabindex="-1"><bdi>${manage.closeTitle(name)}</bdi></h5>
    <ul class="means small">${means.map(text => html`<li>${text}</li>`)}</ul>
    ${costsView(view)}
    ${view.status}
    <div class="small-actions">
      <button type="button" part="close-offer" aria-disabled=${busy ? 'true' : nothing} aria-busy=${busy} @click=${() => close(offer.id)}>${manage.closeIt}</button>
      <button class="ghost" type="button" ?hidden=${busy} @click=${() => askClosing(undefined)}>${manage.keepIt}</button>
    </div>
  </div>`
}
