import { type Abi, decodeEventLog, encodeEventTopics } from 'viem'
import { type Address, type Digest, sameAddress } from '../../asset/index.ts'
import { ModelmarkError } from '../../error/index.ts'
import { OFFER_KINDS, type OfferKind } from '../../license/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { curationWriteAbi } from '../generated/curation-abi.ts'
import { revenueVaultHistoryAbi } from '../generated/history-abi.ts'
import { licenseBookWriteAbi, modelRegistryWriteAbi } from '../generated/write-abi.ts'
import { type Hex, isHash, isQuantity, toQuantity } from '../hex.ts'
import type { MarketContracts } from '../market-contracts.ts'
import { parseLog } from '../rpc/parse-log.ts'
import { RpcError } from '../rpc/rpc-error.ts'

/** What a list of models is made of, in the order it happened. */
export type MarketEvent = { readonly block: bigint } & (
  | { readonly name: 'ModelMinted'; readonly modelId: bigint; readonly creator: Address }
  | { readonly name: 'VersionAdded'; readonly modelId: bigint; readonly manifestDigest: Digest }
  | {
      readonly name: 'OfferCreated'
      readonly offerId: bigint
      readonly modelId: bigint
      readonly kind: OfferKind
      readonly currency: Address
      readonly price: bigint
      readonly maxSupply: number
    }
  | { readonly name: 'OfferClosed'; readonly offerId: bigint }
  | { readonly name: 'LicensePurchased'; readonly offerId: bigint }
  | { readonly name: 'DelistedSet'; readonly modelId: bigint; readonly delisted: boolean }
  /** `count`: accounts that vouched for the model so far. */
  | { readonly name: 'ModelEndorsed'; readonly modelId: bigint; readonly count: number }
  /** What a model was paid, for itself or for one that builds on it. */
  | {
      readonly name: 'RevenueCredited'
      readonly modelId: bigint
      readonly currency: Address
      readonly amount: bigint
    }
)

export interface MarketEventsRange {
  readonly contracts: Pick<MarketContracts, 'registry' | 'licenseBook' | 'vault' | 'curation'>
  /** Inclusive, as is `toBlock`. */
  readonly fromBlock: bigint
  readonly toBlock: bigint
}

export interface MarketEventsChunk {
  readonly events: readonly MarketEvent[]
  /** All blocks up to this one were read. */
  readonly toBlock: bigint
}

/** Blocks; what most public endpoints let one request span. */
const FIRST_SPAN = 10_000n
const MAX_SPAN = 10_000_000n

let events: Abi | undefined

/** Gathered when first needed: a bundler keeps what a module does at once, also for pages that read no events. */
function eventsAbi(): Abi {
  events ??= [
    ...modelRegistryWriteAbi.filter(item => item.type === 'event'),
    ...licenseBookWriteAbi.filter(item => item.type === 'event' && item.name !== 'Transfer'),
    ...revenueVaultHistoryAbi,
    ...curationWriteAbi.filter(item => item.type === 'event' && item.name === 'ModelEndorsed'),
  ]
  return events
}

/** Which contract says so: another that emits the same says nothing about this market. */
const EMITTERS = {
  ModelMinted: 'registry',
  VersionAdded: 'registry',
  OfferCreated: 'licenseBook',
  OfferClosed: 'licenseBook',
  LicensePurchased: 'licenseBook',
  DelistedSet: 'licenseBook',
  RevenueCredited: 'vault',
  UpstreamPaid: 'vault',
  ModelEndorsed: 'curation',
} as const satisfies Readonly<Record<string, keyof MarketEventsRange['contracts']>>

/**
 * The events of a market, a span of blocks at a time, so that a reader can keep what came and go on later. Spans grow
 * while the endpoint answers and shrink when it refuses.
 * @throws ModelmarkError as `ChainClient.request`; `unexpected` for an answer that is no list of logs.
 */
export async function* scanMarketEvents(
  client: ChainClient,
  { contracts, fromBlock, toBlock }: MarketEventsRange,
  options?: CallOptions,
): AsyncGenerator<MarketEventsChunk, void, undefined> {
  let from = fromBlock
  let span = FIRST_SPAN
  let limit = MAX_SPAN
  while (from <= toBlock) {
    const to = from + span - 1n < toBlock ? from + span - 1n : toBlock
    let events: readonly MarketEvent[]
    try {
      events = await readEvents(client, { contracts, fromBlock: from, toBlock: to }, options)
    } catch (error) {
      if (!(error instanceof RpcError) || span === 1n) throw error
      limit = span / 2n
      span = limit
      continue
    }
    yield { events, toBlock: to }
    from = to + 1n
    span = span * 4n < limit ? span * 4n : limit
  }
}

async function readEvents(
  client: ChainClient,
  { contracts, fromBlock, toBlock }: MarketEventsRange,
  options: CallOptions | undefined,
): Promise<readonly MarketEvent[]> {
  const abi = eventsAbi()
  const selectors = Object.keys(EMITTERS).map(eventName => encodeEventTopics({ abi, eventName })[0])
  const { registry, licenseBook, vault, curation } = contracts
  const filter = {
    address: [registry, licenseBook, vault, ...(curation ? [curation] : [])],
    topics: [selectors],
    fromBlock: toQuantity(fromBlock),
    toBlock: toQuantity(toBlock),
  }
  const answer = await client.request('eth_getLogs', [filter], options)
  if (!Array.isArray(answer)) throw malformed('logs')
  return answer
    .map(placed)
    .filter(({ block }) => block >= fromBlock && block <= toBlock)
    .sort((a, b) => Number(a.block - b.block || a.index - b.index))
    .flatMap(({ block, answer: log }) => {
      const event = decode(log, block, contracts)
      return event === undefined ? [] : [event]
    })
}

function placed(answer: unknown) {
  const { blockNumber, logIndex } = Object(answer) as Record<string, unknown>
  if (!isQuantity(blockNumber) || !isQuantity(logIndex)) throw malformed('logIndex')
  return { block: BigInt(blockNumber), index: BigInt(logIndex), answer }
}

/** Undefined for what another contract emitted, whatever the endpoint was asked for. */
function decode(
  answer: unknown,
  block: bigint,
  contracts: MarketEventsRange['contracts'],
): MarketEvent | undefined {
  const { address, topics, data } = parseLog(answer)
  const log = { abi: eventsAbi(), topics: [...topics] as [Hex, ...Hex[]], data }
  const decoded = decodeEventLog(log) as { readonly eventName?: string; readonly args?: unknown }
  const { eventName: name = '', args } = decoded
  const emitter = contracts[EMITTERS[name as keyof typeof EMITTERS]]
  if (!emitter || !sameAddress(address, emitter)) return undefined
  const facts = args as Record<string, never>
  switch (name) {
    case 'ModelMinted':
      return { block, name, modelId: facts['modelId'] as never, creator: facts['owner'] as never }
    case 'OfferCreated': {
      const offer = facts['offer'] as unknown as OfferOnChain
      const kind = OFFER_KINDS[offer.kind]
      if (kind === undefined) throw malformed('kind')
      const { modelId, currency, price, maxSupply } = offer
      return { block, name, offerId: facts['offerId'] as never, modelId, kind, currency, price, maxSupply }
    }
    case 'ModelEndorsed':
      return { block, name, modelId: facts['modelId'] as never, count: Number(facts['count']) }
    case 'UpstreamPaid': {
      const { ancestorId, currency, amount } = facts
      return {
        block,
        name: 'RevenueCredited',
        modelId: ancestorId,
        currency,
        amount,
      } as unknown as MarketEvent
    }
    case 'RevenueCredited':
    case 'VersionAdded':
    case 'OfferClosed':
    case 'LicensePurchased':
    case 'DelistedSet':
      return { ...facts, block, name } as unknown as MarketEvent
    default:
      return undefined
  }
}

interface OfferOnChain {
  readonly modelId: bigint
  readonly kind: number
  readonly currency: Address
  readonly price: bigint
  readonly maxSupply: number
}

/** The newest block's number. @throws ModelmarkError */
export async function readHead(client: ChainClient, options?: CallOptions): Promise<bigint> {
  const head = await client.request('eth_blockNumber', [], options)
  if (!isQuantity(head)) throw malformed('blockNumber')
  return BigInt(head)
}

/** Hash of a block; undefined while the chain has none of that number. @throws ModelmarkError */
export async function readBlockHash(
  client: ChainClient,
  { block }: { readonly block: bigint },
  options?: CallOptions,
): Promise<Hex | undefined> {
  const answer = await client.request('eth_getBlockByNumber', [toQuantity(block), false], options)
  if (answer === null) return undefined
  const { hash } = Object(answer) as Record<string, unknown>
  if (!isHash(hash)) throw malformed('hash')
  return hash
}

function malformed(field: string): ModelmarkError {
  return new ModelmarkError('unexpected', { reason: 'malformed market event', field })
}
