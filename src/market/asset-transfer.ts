import { type Address, type AssetId, sameAddress } from '../asset/index.ts'
import type { MarketContracts, Order } from '../chain/index.ts'
import { type Approval, currencyApproval, tokenApproval } from './approval.ts'
import type { TradedAsset } from './trade.ts'
import type { TransactionContext } from './transaction-context.ts'

/** What changes hands, as contracts name it. */
export interface AssetTransfer {
  readonly kind: TradedAsset['kind']
  readonly asset: Address
  readonly tokenId: bigint
  readonly amount: bigint
}

/** What a person trades, as contracts name it. */
export function transferOf(
  { registry, licenseBook }: MarketContracts,
  { tokenId }: AssetId,
  what: TradedAsset,
): AssetTransfer {
  switch (what.kind) {
    case 'model':
      return { kind: 'model', asset: registry, tokenId, amount: 1n }
    case 'license':
      return { kind: 'license', asset: licenseBook, tokenId: what.licenseId, amount: 1n }
    case 'shares':
      return { kind: 'shares', asset: what.shares, tokenId: 0n, amount: what.amount }
  }
}

/** What an order is about; anything that is neither a model nor a license can only be shares. */
export function transferOfOrder(
  { registry, licenseBook }: MarketContracts,
  { asset, tokenId }: Order,
  amount: bigint,
): AssetTransfer {
  const kind = sameAddress(asset, registry) ? 'model' : sameAddress(asset, licenseBook) ? 'license' : 'shares'
  return { kind, asset, tokenId, amount }
}

/** Leave for the exchange to take what the account gives. */
export function approvalToGive(
  context: TransactionContext,
  { kind, asset, tokenId, amount }: AssetTransfer,
  spender: Address,
): Approval {
  if (kind !== 'shares') return tokenApproval(context, { asset, tokenId, spender })
  return currencyApproval(context, { currency: asset, price: amount, spender })
}
