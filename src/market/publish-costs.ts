import {
  addVersionCall,
  type Call,
  closeOfferCall,
  mintModelCall,
  readBatchSupport,
  readFeeBps,
  simulateCall,
} from '../chain/index.ts'
import { ModelmarkError } from '../error/index.ts'
import { type ModelPlace, replacementSteps, type TierSteps, tierSteps } from './offer-steps.ts'
import type { ModelChange, PublishCosts, PublishInput } from './publication.ts'
import type { Publisher } from './publish.ts'

/**
 * Gas of putting a tier on sale, with its transaction's base cost. It cannot be simulated before the model exists; a
 * test holds it against the chain.
 */
export const CREATE_OFFER_GAS = 140_000n

/** The same for setting what a unit costs, which cannot be simulated before the tier exists. */
export const SET_UNIT_PRICE_GAS = 95_000n

/** What publishing asks of an account. @throws ModelmarkError what the chain would refuse it for. */
export function readPublishCosts(
  publisher: Publisher,
  { model, offers }: PublishInput,
): Promise<PublishCosts> {
  const { contracts, account } = publisher
  const prices = offers.filter(({ use }) => use).length
  return readCosts(publisher, {
    calls: [mintModelCall({ registry: contracts.registry, model: { ...model, to: account } })],
    more: offers.length + prices,
    gas: CREATE_OFFER_GAS * BigInt(offers.length) + SET_UNIT_PRICE_GAS * BigInt(prices),
  })
}

/** What a change of a model asks of its owner, what a failure left done not counted. @throws ModelmarkError as above. */
export async function readChangeCosts(
  publisher: Publisher,
  place: ModelPlace,
  change: ModelChange,
): Promise<PublishCosts> {
  const { calls, tiers } = await stepsOf(place, change)
  const prices = tiers.filter(({ price }) => price).length
  return readCosts(publisher, {
    calls: [...calls, ...tiers.flatMap(({ create }) => create ?? [])],
    more: prices,
    gas: SET_UNIT_PRICE_GAS * BigInt(prices),
  })
}

async function stepsOf(
  place: ModelPlace,
  change: ModelChange,
): Promise<{ readonly calls: readonly Call[]; readonly tiers: readonly TierSteps[] }> {
  const { contracts, asset } = place
  switch (change.kind) {
    case 'version':
      return { calls: [addVersionCall({ ...contracts, ...change, modelId: asset.tokenId })], tiers: [] }
    case 'closing':
      return { calls: [closeOfferCall({ ...contracts, ...change })], tiers: [] }
    case 'offers':
      return { calls: [], tiers: await tierSteps(place, change.offers) }
    case 'replacement': {
      const { close, tier } = await replacementSteps(place, change)
      return { calls: close, tiers: tier }
    }
  }
}

/** @param sent What can be simulated now, and how many transactions and how much gas come on top. */
async function readCosts(
  { client, contracts, provider, account }: Publisher,
  { calls, more, gas }: { readonly calls: readonly Call[]; readonly more: number; readonly gas: bigint },
): Promise<PublishCosts> {
  const [simulations, gasPrice, feeBps, batches] = await Promise.all([
    Promise.all(calls.map(call => simulateCall(client, { account, call }))),
    client.request('eth_gasPrice', []),
    readFeeBps(client, contracts),
    readBatchSupport(provider, { chainId: client.chain.id, account }),
  ])
  if (typeof gasPrice !== 'string' || !/^0x[0-9a-fA-F]{1,64}$/.test(gasPrice)) {
    throw new ModelmarkError('unexpected', { reason: 'gas price is not a number' })
  }
  const all = simulations.reduce((sum, { gas: used }) => sum + used, gas)
  const signatures = batches ? 1 : calls.length + more
  return { signatures, gas: all, fee: all * BigInt(gasPrice), currency: client.chain.currency, feeBps }
}
