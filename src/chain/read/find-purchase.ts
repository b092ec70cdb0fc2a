import { decodeEventLog, encodeEventTopics } from 'viem'
import { type Address, parseAddress, sameAddress } from '../../asset/index.ts'
import { ModelmarkError } from '../../error/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { licenseBookWriteAbi, modelRegistryWriteAbi } from '../generated/write-abi.ts'
import type { Hex } from '../hex.ts'
import type { MarketContracts } from '../market-contracts.ts'
import type { PlacedLog } from '../rpc/parse-log.ts'
import { readPlacedLogs } from '../rpc/read-logs.ts'
import { readBlockTime } from './read-block-time.ts'

/** How a license came to be. */
export interface PurchaseRecord {
  readonly licenseId: bigint
  readonly offerId: bigint
  /** Who got it. */
  readonly to: Address
  readonly payer: Address
  readonly currency: Address
  /** In the currency's smallest unit. */
  readonly paid: bigint
  /** Unix seconds. */
  readonly at: number
  readonly transaction: Hex
  /** The model's newest version then, counted from 0. */
  readonly version: number
}

/**
 * The purchase of a license, found by searching logs.
 * @throws ModelmarkError as `readLogs`; `unexpected` where the endpoint has no such log.
 */
export async function findPurchase(
  client: ChainClient,
  {
    contracts: { registry, licenseBook, fromBlock },
    licenseId,
    modelId,
  }: { readonly contracts: MarketContracts; readonly licenseId: bigint; readonly modelId: bigint },
  options?: CallOptions,
): Promise<PurchaseRecord> {
  const [purchases, versions] = await Promise.all([
    readPlacedLogs(
      client,
      {
        filter: filterOf(licenseBook, purchaseTopics(licenseId)),
        fromBlock,
      },
      options,
    ),
    readPlacedLogs(client, { filter: filterOf(registry, versionTopics(modelId)), fromBlock }, options),
  ])
  const log = purchases.find(({ address }) => sameAddress(address, licenseBook))
  if (!log) throw new ModelmarkError('unexpected', { reason: 'no purchase in the logs', licenseId })
  const [topic = '0x', ...others] = log.topics
  const { args } = decodeEventLog({
    abi: licenseBookWriteAbi,
    eventName: 'LicensePurchased',
    topics: [topic, ...others],
    data: log.data,
  })
  const { offerId, to, payer, currency, paid } = args
  return {
    licenseId,
    offerId,
    to: parseAddress(to),
    payer: parseAddress(payer),
    currency: parseAddress(currency),
    paid,
    at: await readBlockTime(client, log.blockNumber, options),
    transaction: log.transactionHash,
    version:
      versions.filter(other => sameAddress(other.address, registry) && isBefore(other, log)).length - 1,
  }
}

function purchaseTopics(licenseId: bigint) {
  return encodeEventTopics({ abi: licenseBookWriteAbi, eventName: 'LicensePurchased', args: { licenseId } })
}

function versionTopics(modelId: bigint) {
  return encodeEventTopics({ abi: modelRegistryWriteAbi, eventName: 'VersionAdded', args: { modelId } })
}

function filterOf(address: Address, topics: unknown) {
  return { address, topics: topics as (Hex | null)[] }
}

function isBefore(log: PlacedLog, other: PlacedLog): boolean {
  return (
    log.blockNumber < other.blockNumber || (log.blockNumber === other.blockNumber && log.index < other.index)
  )
}
