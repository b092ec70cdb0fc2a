import { formatAssetId } from '../../src/asset/index.ts'
import type { Actions } from '../actions/index.ts'
import { OrderFilledEvent, OrdersCancelledEvent } from '../events/index.ts'

/** What a trader sends to the chain, and the event that tells of each. `changed` is called after each. */
export function createTradeActions(host: Element, actions: Actions, changed: () => void) {
  const asset = () => (actions.scope ? formatAssetId(actions.scope.asset) : '')
  return {
    fill: actions.add(
      scope => scope.market.trade.fill(scope.asset),
      ({ order, amount, currency, price, royalty }, hash) => {
        host.dispatchEvent(
          new OrderFilledEvent({
            asset: asset(),
            order,
            amount: String(amount),
            currency,
            price: String(price),
            royalty: String(royalty),
            hash,
          }),
        )
        changed()
      },
      changed,
    ),
    cancel: actions.add(
      scope => scope.market.trade.cancel(scope.asset),
      ({ nonce }, hash) => {
        host.dispatchEvent(new OrdersCancelledEvent({ asset: asset(), nonce: String(nonce), hash }))
        changed()
      },
    ),
    cancelAll: actions.add(
      scope => scope.market.trade.cancelAll(scope.asset),
      (_, hash) => {
        host.dispatchEvent(new OrdersCancelledEvent({ asset: asset(), hash }))
        changed()
      },
    ),
  }
}
