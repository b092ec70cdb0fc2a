import { type AssetId, NATIVE } from '../asset/index.ts'
import {
  formatOrderDocument,
  hashOrder,
  type Order,
  orderTypedData,
  readFingerprint,
  readOrderCounter,
  signTypedData,
} from '../chain/index.ts'
import { approve, currencyApproval } from './approval.ts'
import { type AssetTransfer, approvalToGive, transferOf } from './asset-transfer.ts'
import type { OrderInput, PlacedOrder } from './trade.ts'
import { requireExchange } from './trade-contracts.ts'
import { type ContextSource, type TransactionContext, withWallet } from './transaction-context.ts'

/**
 * Connects a wallet, has it approve what the order gives, and sign it. An allowance of an ERC-20 is for this order alone: who has
 * several in one currency open approves their sum elsewhere.
 * @throws ModelmarkError
 */
export function placeOrder(source: ContextSource, asset: AssetId, input: OrderInput): Promise<PlacedOrder> {
  return withWallet(source, asset, context => signOrder(context, input))
}

async function signOrder(context: TransactionContext, input: OrderInput): Promise<PlacedOrder> {
  const { asset, account, client, contracts, wallet } = context
  const exchange = requireExchange(contracts)
  const traded = transferOf(contracts, asset, input.what)
  const [fingerprint, counter] = await Promise.all([
    fingerprintOf(context, traded),
    readOrderCounter(client, { exchange, maker: account }, { quorum: true }),
  ])
  const order: Order = {
    maker: account,
    side: input.side,
    asset: traded.asset,
    tokenId: traded.tokenId,
    amount: traded.amount,
    currency: input.currency,
    price: input.price,
    fingerprint,
    maxRoyaltyBps: input.maxRoyaltyBps,
    taker: input.taker ?? NATIVE,
    startTime: 0,
    expiry: input.expiry,
    counter,
    // Unique and counting up without asking anybody what was used.
    nonce: BigInt(Date.now()),
  }
  await approve(
    context,
    input.side === 'listing'
      ? approvalToGive(context, traded, exchange)
      : currencyApproval(context, { currency: input.currency, price: input.price, spender: exchange }),
  )
  const { chainId } = asset
  const typedData = orderTypedData({ chainId, exchange, order })
  const signature = await signTypedData(wallet.provider(), { chainId, account, typedData })
  return {
    order,
    signature,
    hash: hashOrder({ chainId, exchange, order }),
    document: formatOrderDocument({ model: asset, exchange, order, signature }),
  }
}

async function fingerprintOf({ client }: TransactionContext, { kind, asset, tokenId }: AssetTransfer) {
  if (kind === 'shares') return NO_FINGERPRINT
  return readFingerprint(client, { asset, tokenId }, { quorum: true })
}

const NO_FINGERPRINT: Order['fingerprint'] = `0x${'00'.repeat(32)}`
