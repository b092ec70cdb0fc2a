import { type AssetId, sameAddress } from '../asset/index.ts'
import {
  type ChainClient,
  chainInfo,
  createChainClient,
  type MarketContracts,
  resolveContracts,
} from '../chain/index.ts'
import { ModelmarkError } from '../error/index.ts'
import type { ChainToAdd } from '../wallet/index.ts'

/** The chains a page's models live on: one client each, shared by everything that reads or pays. */
export interface MarketChains {
  /** @throws ModelmarkError `chain-unknown`. */
  client(chainId: number): ChainClient
  /** The chain as a wallet is told of it. @throws ModelmarkError `chain-unknown`. */
  toAdd(chainId: number): ChainToAdd
  /** The contracts around a model's registry. @throws ModelmarkError */
  contracts(asset: AssetId): Promise<MarketContracts>
}

export interface MarketChainsOptions {
  /** JSON-RPC endpoints by chain id, instead of the chain's public ones. */
  readonly rpcUrls?: Readonly<Record<number, readonly string[]>> | undefined
  /** Markets by chain id that this library does not know, or that a page wants others for. */
  readonly deployments?: Readonly<Record<number, MarketContracts>> | undefined
  /** How many endpoints must agree on a price. */
  readonly quorum?: number | undefined
}

export function createMarketChains({ rpcUrls, deployments, quorum }: MarketChainsOptions): MarketChains {
  const clients = new Map<number, ChainClient>()
  const resolved = new Map<string, Promise<MarketContracts>>()

  function client(chainId: number): ChainClient {
    const known = clients.get(chainId)
    if (known) return known
    chainInfo(chainId)
    const created = createChainClient({ chainId, rpcUrls: rpcUrls?.[chainId], quorum })
    clients.set(chainId, created)
    return created
  }

  return {
    client,
    toAdd: chainId => chainToAdd(chainId, rpcUrls?.[chainId]),
    async contracts({ chainId, contract }) {
      const given = deployments?.[chainId]
      if (given && sameAddress(given.registry, contract)) return given
      const key = `${chainId}:${contract}`
      const known = resolved.get(key)
      if (known) return known
      const asked = resolveContracts(client(chainId), contract)
      resolved.set(key, asked)
      asked.catch(() => resolved.delete(key))
      return asked
    },
  }
}

/** A chain as wallets want to be told of it, with the endpoints the page uses. @throws ModelmarkError `chain-unknown`. */
function chainToAdd(chainId: number, rpcUrls?: readonly string[]): ChainToAdd {
  const { name, currency, rpcUrls: own, explorerUrl } = chainInfo(chainId)
  return {
    chainId,
    name,
    currency,
    rpcUrls: rpcUrls ?? own,
    ...(explorerUrl === undefined ? {} : { explorerUrl }),
  }
}

/** Whatever the chain room threw, as one of this library's errors: a node's own error comes with the revert inside. */
export async function explainChain(error: unknown): Promise<ModelmarkError> {
  if (error instanceof ModelmarkError) return error
  const { explainRevert } = await import('./load-explanations.ts')
  return explainRevert(error)
}

/** What a promise gives, or why not as one of this library's errors. */
export async function explained<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw await explainChain(error)
  }
}
