import { html, nothing, type TemplateResult } from 'lit'
import type { ListingView } from '../../src/market/index.ts'
import { formatNumber } from '../../src/text/index.ts'
import { coins, deed, moment, type PanelContext } from './panel-context.ts'
import { documentForm } from './view-dispute.ts'

export interface ListingDeeds {
  endorse(fee: bigint): void
  challenge(bond: bigint): void
  closeChallenge(): void
  claim(): void
}

const TONES = { open: '', listed: 'good', featured: 'good', flagged: 'warn', delisted: 'bad' } as const

/** What curators and others think of the model, and how one endorses or challenges it. */
export function listingView(
  listing: ListingView,
  context: PanelContext,
  deeds: ListingDeeds,
): TemplateResult {
  const { words, locale, busy } = context
  const { status, endorsements, hasEndorsed, terms, due } = listing
  const fee = terms.endorsementFee
  const label = fee === 0n ? words.endorseFree : words.endorse(coins(fee, context))
  const isListed = status === 'listed' || status === 'featured'
  return html`<section class="case" part="listing" aria-labelledby="listing-title">
    <div class="row">
      <h4 id="listing-title">${words.listing}</h4>
      <span class="state ${TONES[status]}" part="listing-status">${words.statuses[status]}</span>
    </div>
    <p class="small">${words.meaning[status]} <span part="endorsements">${words.endorsements(formatNumber(endorsements, locale))}</span></p>
    ${
      hasEndorsed
        ? html`<p class="small quiet">${words.endorsed}</p>`
        : html`<div class="buttons">${deed(label, 'endorse', () => deeds.endorse(fee), { busy, kind: 'ghost' })}</div>
            ${fee === 0n ? nothing : html`<p class="small quiet">${words.endorseWhy}</p>`}`
    }
    ${listing.challenge ? challengeView(listing.challenge, context, deeds) : nothing}
    ${
      isListed && !listing.challenge
        ? documentForm('challenge', context, {
            title: words.challengeTitle,
            label: words.challengeReason,
            button: words.challenge(coins(terms.challengeBond, context)),
            part: 'challenge',
            note: words.challengeRisk,
            act: () => deeds.challenge(terms.challengeBond),
          })
        : nothing
    }
    ${dueView(due, context, deeds.claim, 'claim-listing')} ${context.status('listing')}
  </section>`
}

function challengeView(
  { bond, decideBy, challenger }: NonNullable<ListingView['challenge']>,
  context: PanelContext,
  { closeChallenge }: ListingDeeds,
): TemplateResult {
  const { words, now, busy, account } = context
  if (now > decideBy)
    return html`<p class="warning small">${words.challengeOver}</p>
      <div class="buttons">${deed(words.closeChallenge, 'close-challenge', closeChallenge, { busy })}</div>`
  return html`<p class="warning small" part="challenge-open"><span>${words.challengedBy(coins(bond, context), moment(decideBy, context))} ${account(challenger)}</span></p>`
}

/** Bonds that the visitor can have back. */
export function dueView(due: bigint, context: PanelContext, claim: () => void, part: string): unknown {
  const { words, busy } = context
  if (due === 0n) return nothing
  return html`<div class="box row">
    <span>${words.due(coins(due, context))}</span> ${deed(words.claim, part, claim, { busy })}
  </div>`
}
