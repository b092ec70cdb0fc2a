import type { Address, Digest } from '../../asset/index.ts'
import { ModelmarkError } from '../../error/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { exchangeWriteAbi } from '../generated/exchange-abi.ts'
import { findEvents } from '../rpc/find-events.ts'
import { ORDER_SIDES, type OrderSide } from '../write/order.ts'

/** An order, or a part of one, that was filled. Money in the currency's smallest unit. */
export interface FillRecord {
  /** Names the order. */
  readonly order: Digest
  readonly maker: Address
  readonly taker: Address
  readonly side: OrderSide
  readonly tokenId: bigint
  readonly amount: bigint
  readonly currency: Address
  /** All that the buyer paid. */
  readonly price: bigint
  /** Part of it that did not go to the seller. */
  readonly royalty: bigint
}

/** What was traded of an asset, newest first, found by searching logs; of one maker, if given, for their own orders. */
export async function findFills(
  client: ChainClient,
  {
    exchange,
    asset,
    tokenId,
    maker,
    fromBlock,
  }: {
    readonly exchange: Address
    /** The model registry, the license book, or a model's shares. */
    readonly asset: Address
    /** Of the model or license; any unless given. */
    readonly tokenId?: bigint | undefined
    readonly maker?: Address | undefined
    readonly fromBlock: bigint
  },
  options?: CallOptions,
): Promise<readonly FillRecord[]> {
  const args = { asset, tokenId, maker }
  const search = {
    abi: exchangeWriteAbi,
    eventName: 'OrderFilled',
    address: exchange,
    args,
    fromBlock,
  } as const
  const found = await findEvents(client, search, options)
  return found.toReversed().map(({ orderHash, side, asset: _, ...fill }) => ({
    ...fill,
    order: orderHash,
    side: sideOf(side),
  }))
}

function sideOf(index: number): OrderSide {
  const side = ORDER_SIDES[index]
  if (side === undefined) throw new ModelmarkError('unexpected', { reason: 'unknown side', index })
  return side
}
