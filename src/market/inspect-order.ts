import { type Address, type AssetId, NATIVE, sameAddress } from '../asset/index.ts'
import {
  type ChainClient,
  hashOrder,
  isOrderSigned,
  type MarketContracts,
  type OrderDocument,
  parseOrderDocument,
  priceOfPart,
  readAllowance,
  readBalance,
  readCurrency,
  readIsCurrency,
  readLicense,
  readModelOfShares,
  readOrderStatus,
  readResaleRoyalty,
  readTokenApproval,
  readTokenOwner,
  readUsageAccount,
} from '../chain/index.ts'
import { ModelmarkError } from '../error/index.ts'
import { isUsable, type License } from '../license/index.ts'
import { transferOfOrder } from './asset-transfer.ts'
import type { MarketChains } from './market-chains.ts'
import type { InspectedOrder, OrderDetails, OrderProblem } from './order-book.ts'
import type { TradedAsset } from './trade.ts'
import { requireExchange } from './trade-contracts.ts'
import type { ContextSource } from './transaction-context.ts'

/** For whom and about which model an order is looked at. */
export interface InspectionScope {
  readonly chains: MarketChains
  readonly asset: AssetId
  /** The connected account. */
  readonly account: Address | undefined
}

/**
 * What an order that a stranger wrote is worth: everything in it is compared with the chain, what it says of itself never trusted.
 * @throws ModelmarkError `file-invalid` for a text that is no order, and what keeps the chain from answering.
 */
export async function inspectOrder(
  { chains, asset, account }: InspectionScope,
  text: string,
): Promise<InspectedOrder> {
  const document = parseOrderDocument(text)
  const { model, exchange, order } = document
  const client = chains.client(asset.chainId)
  const contracts = await chains.contracts(asset)
  const hash = hashOrder({ chainId: model.chainId, exchange, order })
  const isOwn = account !== undefined && sameAddress(order.maker, account)
  const seen = { document, text, order, hash, isOwn }
  if (model.chainId !== asset.chainId) return { ...seen, problem: 'wrong-chain' }
  if (!sameAddress(exchange, requireExchange(contracts))) return { ...seen, problem: 'other-market' }

  const what = await tradedOf(client, contracts, asset, document)
  if (what === undefined) return { ...seen, problem: 'other-model' }
  if (!(await isOrderSigned(client, document, FRESH))) return { ...seen, problem: 'bad-signature' }
  const { vault } = contracts
  const { currency, side } = order
  // Anything may be named as a currency: nothing is asked of one that the market does not know.
  const isTaken = await readIsCurrency(client, { vault, currency }, FRESH)
  if (!isTaken || (side === 'offer' && currency === NATIVE)) {
    return { ...seen, problem: 'currency-not-taken' }
  }
  const { problem, details } = await readDetails({ client, contracts, asset, account }, document, what)
  return { ...seen, details, ...(problem && { problem }) }
}

/** As `inspectOrder`, for whoever is connected. */
export function inspectForWallet(
  { chains, wallet }: Pick<ContextSource, 'chains' | 'wallet'>,
  asset: AssetId,
  text: string,
): Promise<InspectedOrder> {
  const state = wallet.getState()
  const account = state.status === 'connected' ? state.account : undefined
  return inspectOrder({ chains, asset, account }, text)
}

/** Prices and rights are asked for as before a purchase. */
const FRESH = { quorum: true } as const

type Traded = TradedAsset & { readonly license?: License }

/** What an order is about, if it is of this model. */
async function tradedOf(
  client: ChainClient,
  contracts: MarketContracts,
  { tokenId }: AssetId,
  { order }: OrderDocument,
): Promise<Traded | undefined> {
  const { kind } = transferOfOrder(contracts, order, order.amount)
  switch (kind) {
    case 'model':
      return order.tokenId === tokenId && order.amount === 1n ? { kind } : undefined
    case 'license': {
      const { licenseBook } = contracts
      const license = await readLicense(client, { licenseBook, licenseId: order.tokenId }).catch(
        unlessReverted,
      )
      const isOurs = license?.modelId === tokenId && order.amount === 1n
      return isOurs ? { kind, licenseId: order.tokenId, license } : undefined
    }
    case 'shares': {
      const { fractionalizer } = contracts
      if (fractionalizer === undefined || order.tokenId !== 0n) return undefined
      const modelId = await readModelOfShares(client, { fractionalizer, shares: order.asset })
      return modelId === tokenId ? { kind, shares: order.asset, amount: order.amount } : undefined
    }
  }
}

interface Reading extends Omit<InspectionScope, 'chains'> {
  readonly client: ChainClient
  readonly contracts: MarketContracts
}

async function readDetails(
  reading: Reading,
  { exchange, order }: OrderDocument,
  traded: Traded,
): Promise<{ readonly problem?: OrderProblem | undefined; readonly details: OrderDetails }> {
  const { client, contracts, asset, account } = reading
  const { license, ...what } = traded
  const { registry, usageMeter } = contracts
  const ofToken = { asset: order.asset, tokenId: order.tokenId }
  const isShares = what.kind === 'shares'
  const [{ status, remaining }, currency, holder, balance] = await Promise.all([
    readOrderStatus(client, { exchange, order }, FRESH),
    readCurrency(client, { address: order.currency }),
    isShares ? undefined : readTokenOwner(client, ofToken, FRESH),
    isShares && account ? readBalance(client, { account, currency: order.asset }) : undefined,
  ])
  const price = priceOfPart(order, remaining)
  const [royalty, canGive, usage] = await Promise.all([
    isShares ? 0n : readResaleRoyalty(client, { registry, modelId: asset.tokenId, price }, FRESH),
    canMakerGive(reading, order, { exchange, holder, remaining, price }),
    license && usageMeter
      ? readUsageAccount(client, { usageMeter, licenseId: license.id, holder: license.owner })
      : undefined,
  ])
  const details: OrderDetails = {
    what,
    currency,
    remaining,
    price,
    royalty,
    ...(holder && { holder }),
    ...(balance !== undefined && { balance }),
    ...(license && { license }),
    ...(usage && usage.deposited > 0n && { usage }),
  }
  const isForOther = order.taker !== NATIVE && (account === undefined || !sameAddress(order.taker, account))
  const problem: OrderProblem | undefined =
    status !== 'open'
      ? status
      : license && !isUsable(license, Date.now() / 1000)
        ? 'license-over'
        : royalty > (price * BigInt(order.maxRoyaltyBps)) / 10_000n
          ? 'royalty-above-max'
          : isForOther
            ? 'not-for-you'
            : canGive
              ? undefined
              : 'maker-cannot'
  return { problem, details }
}

/** Whether a fill would find with the maker what the order gives, and leave to move it. */
async function canMakerGive(
  { client }: Reading,
  { side, maker, asset, tokenId, currency }: OrderDocument['order'],
  {
    exchange,
    holder,
    remaining,
    price,
  }: {
    readonly exchange: Address
    readonly holder: Address | undefined
    readonly remaining: bigint
    readonly price: bigint
  },
): Promise<boolean> {
  if (side === 'listing' && holder !== undefined) {
    if (!sameAddress(holder, maker)) return false
    return readTokenApproval(client, { asset, tokenId, owner: maker, spender: exchange }, FRESH)
  }
  const [token, need] = side === 'listing' ? [asset, remaining] : [currency, price]
  if (token === NATIVE) return false
  const [balance, allowance] = await Promise.all([
    readBalance(client, { account: maker, currency: token }, FRESH),
    readAllowance(client, { token, owner: maker, spender: exchange }, FRESH),
  ])
  return balance >= need && allowance >= need
}

/** There is no such license. */
function unlessReverted(error: unknown): undefined {
  if (error instanceof ModelmarkError && error.code !== 'reverted') throw error
  return undefined
}
