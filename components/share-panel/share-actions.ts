import { type Digest, formatAssetId } from '../../src/asset/index.ts'
import type { ClaimResult } from '../../src/market/index.ts'
import type { SharePanelStrings } from '../../src/text/index.ts'
import type { Action, ActionScope, Actions } from '../actions/index.ts'
import {
  DividendsClaimedEvent,
  DividendsDistributedEvent,
  ModelFractionalizedEvent,
  ModelLockedEvent,
  ModelRedeemedEvent,
  SharesDelegatedEvent,
} from '../events/index.ts'

/** Everything a person does with shares, and the event that tells of each. */
export function createShareActions(
  host: Element,
  actions: Actions,
  /** The shares that are shown. */
  shown: () => string | undefined,
) {
  const base = (hash: Digest) => ({
    asset: actions.scope ? formatAssetId(actions.scope.asset) : '',
    shares: shown() ?? '',
    hash,
  })
  const money = (hash: Digest, { currency, amount }: Pick<ClaimResult, 'currency' | 'amount'>) => ({
    ...base(hash),
    currency,
    amount: String(amount),
  })
  const group = ({ market }: ActionScope) => market.shares
  return {
    fractionalize: actions.add(
      scope => group(scope).fractionalize(scope.asset),
      (made, hash) => host.dispatchEvent(new ModelFractionalizedEvent({ ...base(hash), ...made })),
    ),
    lock: actions.add(
      scope => group(scope).lock(scope.asset),
      ({ governor }, hash) => host.dispatchEvent(new ModelLockedEvent({ ...base(hash), governor })),
    ),
    applyPayees: actions.add(
      scope => group(scope).applyPayees(scope.asset),
      () => undefined,
    ),
    addCurrency: actions.add(
      scope => group(scope).addCurrency(scope.asset),
      () => undefined,
    ),
    distribute: actions.add(
      scope => group(scope).distribute(scope.asset),
      (result, hash) => host.dispatchEvent(new DividendsDistributedEvent(money(hash, result))),
    ),
    claim: actions.add(
      scope => group(scope).claim(scope.asset),
      (result, hash) => host.dispatchEvent(new DividendsClaimedEvent(money(hash, result))),
    ),
    redeem: actions.add(
      scope => group(scope).redeem(scope.asset),
      ({ owner }, hash) => host.dispatchEvent(new ModelRedeemedEvent({ ...base(hash), owner })),
    ),
    delegate: actions.add(
      ({ market, asset }) => market.governance.delegate(asset),
      ({ delegate }, hash) => host.dispatchEvent(new SharesDelegatedEvent({ ...base(hash), delegate })),
    ),
  }
}

export type ShareActions = ReturnType<typeof createShareActions>

/** What was done, of the action that is done. */
export function doneSentence(
  all: ShareActions,
  active: Action<never, unknown> | undefined,
  words: SharePanelStrings,
): string {
  const name = (Object.keys(all) as (keyof ShareActions)[]).find(key => all[key] === active)
  return name ? words.done[name] : ''
}
