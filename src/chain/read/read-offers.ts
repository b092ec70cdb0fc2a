import type { ContractFunctionReturnType } from 'viem'
import type { Address } from '../../asset/index.ts'
import { ModelmarkError } from '../../error/index.ts'
import { OFFER_KINDS, type Offer, rightsFromBits } from '../../license/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { licenseBookReadAbi } from '../generated/read-abi.ts'
import { readContract } from './read-contract.ts'

const TRANSFERABLE = 1
const DERIVATIVES_ALLOWED = 2
const COVERS_FUTURE_VERSIONS = 4

/**
 * Tiers by id, in the order asked for. With `quorum: true` several endpoints must agree: for the moment before a purchase.
 * @throws ModelmarkError `reverted` for an offer that does not exist.
 */
export function readOffers(
  client: ChainClient,
  { licenseBook, offerIds }: { readonly licenseBook: Address; readonly offerIds: readonly bigint[] },
  options?: CallOptions,
): Promise<readonly Offer[]> {
  return Promise.all(offerIds.map(id => readOffer(client, licenseBook, id, options)))
}

async function readOffer(
  client: ChainClient,
  licenseBook: Address,
  id: bigint,
  options: CallOptions | undefined,
): Promise<Offer> {
  const offer = await readContract(
    client,
    { abi: licenseBookReadAbi, address: licenseBook, functionName: 'getOffer', args: [id] },
    options,
  )
  return toOffer(id, offer)
}

type OfferOnChain = ContractFunctionReturnType<typeof licenseBookReadAbi, 'view', 'getOffer'>

/** An offer in this library's words. @throws ModelmarkError `unexpected` for a kind that is not known. */
export function toOffer(id: bigint, offer: OfferOnChain): Offer {
  const kind = OFFER_KINDS[offer.kind]
  if (kind === undefined)
    throw new ModelmarkError('unexpected', { reason: 'unknown offer kind', offerId: id })
  return {
    id,
    modelId: offer.modelId,
    kind,
    period: offer.period,
    maxSupply: offer.maxSupply,
    sold: offer.sold,
    transferable: (offer.flags & TRANSFERABLE) !== 0,
    derivativesAllowed: (offer.flags & DERIVATIVES_ALLOWED) !== 0,
    coversFutureVersions: (offer.flags & COVERS_FUTURE_VERSIONS) !== 0,
    refundDays: offer.refundDays,
    rights: rightsFromBits(offer.rights),
    upstreamBps: offer.upstreamBps,
    closed: offer.closed,
    currency: offer.currency,
    price: offer.price,
    termsHash: offer.termsHash,
  }
}
