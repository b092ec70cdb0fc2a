import type { ReactiveControllerHost } from 'lit'
import { type AssetId, type Digest, formatAssetId } from '../../src/asset/index.ts'
import type { Currency } from '../../src/market/index.ts'
import { type DisputePanelStrings, formatMoney } from '../../src/text/index.ts'
import { type ActionScope, Actions } from '../actions/index.ts'
import {
  BondsClaimedEvent,
  ChallengeClosedEvent,
  DisputeClosedEvent,
  DisputeCounteredEvent,
  DisputeRaisedEvent,
  EvidenceAddedEvent,
  HeldPaymentResolvedEvent,
  ListingChallengedEvent,
  ModelEndorsedEvent,
  RoyaltyClaimedEvent,
} from '../events/index.ts'

/** Everything the panel lets a person do, each with the event that tells of it. */
export function disputeActions(host: ReactiveControllerHost & Element, scope: () => ActionScope | undefined) {
  const actions = new Actions(host, scope)
  const of = (hash: Digest) => ({ asset: nameOf(scope()?.asset), hash })
  const tell = (event: Event) => void host.dispatchEvent(event)
  return {
    actions,
    raise: actions.add(
      ({ market, asset }) => market.disputes.raise(asset),
      ({ id }, hash) => tell(new DisputeRaisedEvent({ ...of(hash), disputeId: String(id) })),
    ),
    counter: actions.add(
      ({ market, asset }) => market.disputes.counter(asset),
      ({ id }, hash) => tell(new DisputeCounteredEvent({ ...of(hash), disputeId: String(id) })),
    ),
    addEvidence: actions.add(
      ({ market, asset }) => market.disputes.addEvidence(asset),
      ({ disputeId, evidence }, hash) =>
        tell(new EvidenceAddedEvent({ ...of(hash), disputeId: String(disputeId), document: evidence })),
    ),
    acquit: actions.add(
      ({ market, asset }) => market.disputes.acquit(asset),
      ({ disputeId, verdict }, hash) =>
        tell(new DisputeClosedEvent({ ...of(hash), disputeId: String(disputeId), verdict })),
    ),
    claimCourt: actions.add(
      ({ market, asset }) => market.disputes.claimBonds(asset),
      ({ amount }, hash) => tell(new BondsClaimedEvent({ ...of(hash), amount: String(amount) })),
    ),
    claimOwed: actions.add(
      ({ market, asset }) => market.claim(asset),
      ({ account, currency, amount }, hash) =>
        tell(new RoyaltyClaimedEvent({ ...of(hash), account, currency, amount: String(amount) })),
    ),
    claimListing: actions.add(
      ({ market, asset }) => market.curation.claimBonds(asset),
      ({ amount }, hash) => tell(new BondsClaimedEvent({ ...of(hash), amount: String(amount) })),
    ),
    endorse: actions.add(
      ({ market, asset }) => market.curation.endorse(asset),
      (_result, hash) => tell(new ModelEndorsedEvent(of(hash))),
    ),
    challenge: actions.add(
      ({ market, asset }) => market.curation.challenge(asset),
      (_result, hash) => tell(new ListingChallengedEvent(of(hash))),
    ),
    closeChallenge: actions.add(
      ({ market, asset }) => market.curation.closeChallenge(asset),
      (_result, hash) => tell(new ChallengeClosedEvent(of(hash))),
    ),
    resolve: actions.add(
      ({ market, asset }) => market.disputes.resolveHeld(asset),
      ({ refunded, released }, hash) => {
        const amounts = { refunded: String(refunded), released: String(released) }
        tell(new HeldPaymentResolvedEvent({ ...of(hash), ...amounts }))
      },
    ),
  }
}

export type DisputeActions = ReturnType<typeof disputeActions>
/** What was done last; `paid`: what a payment that was paid out is in. */
export function doneText(
  does: DisputeActions,
  done: DisputePanelStrings['done'],
  { coin, paid, locale }: { readonly coin: Currency; readonly paid: Currency; readonly locale: string },
): string {
  const active = does.actions.active?.action
  const money = (amount: bigint, currency: Currency) => formatMoney({ ...currency, amount }, locale)
  for (const claim of [does.claimCourt, does.claimListing])
    if (active === claim && claim.state.status === 'done')
      return done.claim(money(claim.state.result.amount, coin))
  const owed = does.claimOwed.state
  if (active === does.claimOwed && owed.status === 'done') return done.claim(money(owed.result.amount, paid))
  const resolved = does.resolve.state
  if (active === does.resolve && resolved.status === 'done') {
    const { refunded, released } = resolved.result
    return done.resolve(money(refunded, paid), money(released, paid))
  }
  const texts = [
    [does.raise, done.raise],
    [does.counter, done.counter],
    [does.addEvidence, done.evidence],
    [does.acquit, done.acquit],
    [does.endorse, done.endorse],
    [does.challenge, done.challenge],
    [does.closeChallenge, done.closeChallenge],
  ] as const
  return texts.find(([action]) => action === active)?.[1] ?? ''
}

function nameOf(asset: AssetId | undefined): string {
  return asset ? formatAssetId(asset) : ''
}
