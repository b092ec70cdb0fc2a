import { html, nothing, type TemplateResult } from 'lit'
import { commonText } from '../../src/text/index.ts'
import type { DraftOffer } from './draft.ts'
import { offerFields } from './offer-fields.ts'
import { termsText } from './offer-presets.ts'
import { costsView } from './view-costs.ts'
import { handOverView } from './view-hand-over.ts'
import { type OfferListView, tierName } from './view-offer-list.ts'

/** The form of a tier to be put on sale: a new one, or one in the place of another. */
export function offerChangeView(offer: DraftOffer, view: OfferListView): TemplateResult {
  const { words, manage, locale, change, busy, set, submit, cancel } = view
  const isNew = change.replaces === undefined
  const old = oldName(view)
  return html`<form class="asking group" part="offer-form" novalidate aria-labelledby="offer-title"
    @submit=${(event: Event) => event.preventDefault()}>
    <h5 id="offer-title" tabindex="-1"><bdi>${isNew ? manage.addTitle : manage.replaceTitle(old)}</bdi></h5>
    ${isNew ? nothing : html`<p class="small"><bdi>${isHalfDone(view) ? manage.halfReplaced(old) : manage.replaceFor(old)}</bdi></p>`}
    <div class="fields">
      ${offerFields({ ...view, offer, id: '0', set })}
      <div class="small-actions">
        <button class="plain" type="button" @click=${() => set({ ...offer, text: termsText(offer, words) })}>${words.rewriteTerms}</button>
      </div>
    </div>
    ${view.problemCount > 0 ? nothing : costsView(view)} ${handOverView(view)}
    ${view.status}
    <div class="row">
      <div class="small-actions">
        <button type="button" part="submit-offer" aria-disabled=${busy ? 'true' : nothing} aria-busy=${busy} aria-describedby="problem-count"
          @click=${submit}>${isNew || isHalfDone(view) ? manage.putOnSale : manage.replace}</button>
        <button class="ghost" type="button" ?hidden=${busy} @click=${cancel}>${commonText.in(locale).cancel}</button>
      </div>
      <p class="small problem" id="problem-count">${view.problems.length > 0 ? words.problemsLeft(view.problemCount) : ''}</p>
    </div>
  </form>`
}

function oldTier({ change, tiers }: OfferListView) {
  return tiers.find(({ offer }) => String(offer.id) === change.replaces)
}

function oldName(view: OfferListView): string {
  const tier = oldTier(view)
  return tier ? tierName(tier, view.manage) : view.manage.unnamed(view.change.replaces ?? '')
}

/** True where the old one is closed already, and the new one was refused. */
function isHalfDone(view: OfferListView): boolean {
  return oldTier(view)?.offer.closed === true
}
