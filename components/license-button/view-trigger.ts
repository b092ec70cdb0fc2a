import { html, type TemplateResult } from 'lit'
import type { License } from '../../src/license/index.ts'
import type { ModelRecord, Tier, TransactionState } from '../../src/market/index.ts'
import { isUnderWay } from '../controllers/index.ts'
import { checkIcon, warningIcon } from '../icons.ts'
import { cheapestTier } from '../model-nft-card/cheapest-tier.ts'
import { namedTier } from './chosen-tier.ts'
import { heldSentence, heldStatus } from './held-license.ts'
import { type TierWords, tierPrice } from './tier-words.ts'

export interface TriggerOptions extends TierWords {
  readonly tiers: readonly Tier[]
  /** Name or offer id of the tier the host offers; empty for the cheapest. */
  readonly wanted: string
  /** Stands beside the cheapest price, which it need not repeat. */
  readonly besidePrice: boolean
  readonly held: License | undefined
  readonly heldTier: Tier | undefined
  readonly standing: ModelRecord['standing']
  /** Of a transaction that is under way or was not dismissed. */
  readonly state: TransactionState<License> | undefined
  readonly show: () => void
  /** Called when the visitor comes near the button. */
  readonly prepare: () => void
}

/** The button that opens the panel: what a licence costs, until when there is one, or what is going on. */
export function triggerView(options: TriggerOptions): TemplateResult {
  const { words, state, held, heldTier, tiers, wanted, besidePrice, standing } = options
  if (state && isUnderWay(state)) {
    return button(html`<span class="ring" aria-hidden="true"></span>${words.under.pending}`, 'ghost', options)
  }
  if (state?.status === 'failed') return button(html`${warningIcon()}${words.under.failed}`, 'ghost', options)
  if (held) {
    const status = heldStatus(held, heldTier, Date.now() / 1000)
    const icon = status === 'active' ? checkIcon() : warningIcon()
    return button(html`${icon}${heldSentence(held, status, options)}`, `ghost held ${status}`, options)
  }
  if (standing?.status === 'delisted') return disabled(words.delisted)
  const tier = namedTier(tiers, wanted) ?? cheapestTier(tiers)
  if (!tier) return disabled(words.none)
  const isBare = besidePrice && wanted === ''
  const label = isBare ? words.get : offerLabel(tier, wanted !== '' || tiers.length === 1, options)
  if (!standing?.disputeId) return button(label, '', options)
  return button(html`${warningIcon()}${label} (${words.disputed})`, '', options)
}

function disabled(label: string): TemplateResult {
  return html`<button type="button" part="trigger" aria-disabled="true">${label}</button>`
}

function offerLabel(tier: Tier, single: boolean, options: TriggerOptions): string {
  const { words } = options
  if (tier.offer.price === 0n) return single ? words.getFree : words.get
  const price = tierPrice(tier, options)
  return single ? words.getFor(price) : words.getFrom(price)
}

function button(label: unknown, kind: string, { show, prepare }: TriggerOptions): TemplateResult {
  return html`<button class=${kind} type="button" part="trigger" aria-haspopup="dialog" @click=${show} @pointerenter=${prepare} @focus=${prepare}>${label}</button>`
}
