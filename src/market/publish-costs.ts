import type { Address } from '../asset/index.ts'
import {
  type ChainClient,
  type ChainProvider,
  type MarketContracts,
  mintModelCall,
  readBatchSupport,
  readFeeBps,
  simulateCall,
} from '../chain/index.ts'
import { ModelmarkError } from '../error/index.ts'
import type { PublishCosts, PublishInput } from './publication.ts'

/**
 * Gas of putting a tier on sale, with its transaction's base cost. It cannot be simulated before the model exists; a
 * test holds it against the chain.
 */
export const CREATE_OFFER_GAS = 140_000n

/** What publishing asks of an account. @throws ModelmarkError what the chain would refuse it for. */
export async function readPublishCosts(
  {
    client,
    contracts,
    provider,
    account,
  }: {
    readonly client: ChainClient
    readonly contracts: MarketContracts
    readonly provider: ChainProvider
    readonly account: Address
  },
  { model, offers }: PublishInput,
): Promise<PublishCosts> {
  const call = mintModelCall({ registry: contracts.registry, model: { ...model, to: account } })
  const [mint, gasPrice, feeBps, batches] = await Promise.all([
    simulateCall(client, { account, call }),
    client.request('eth_gasPrice', []),
    readFeeBps(client, contracts),
    readBatchSupport(provider, { chainId: client.chain.id, account }),
  ])
  if (typeof gasPrice !== 'string' || !/^0x[0-9a-fA-F]{1,64}$/.test(gasPrice)) {
    throw new ModelmarkError('unexpected', { reason: 'gas price is not a number' })
  }
  const gas = mint.gas + CREATE_OFFER_GAS * BigInt(offers.length)
  const signatures = batches ? 1 : 1 + offers.length
  return { signatures, gas, fee: gas * BigInt(gasPrice), currency: client.chain.currency, feeBps }
}
