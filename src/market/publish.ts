import type { Address } from '../asset/index.ts'
import {
  type ChainClient,
  type ChainProvider,
  createOfferCall,
  decodeModelMinted,
  decodeOfferCreated,
  type MarketContracts,
  mintModelCall,
  type NewModel,
  type NewOffer,
  type Receipt,
  sendCall,
  simulateCall,
  waitForReceipt,
} from '../chain/index.ts'
import { ModelmarkError } from '../error/index.ts'
import { withReserve } from './gas-reserve.ts'

/** Where and as whom something is published. */
export interface Publisher {
  readonly client: ChainClient
  readonly contracts: MarketContracts
  readonly provider: ChainProvider
  readonly account: Address
}

/** Mints a model with its first version. @returns The id of the model. @throws ModelmarkError */
export async function mintModel(publisher: Publisher, model: NewModel): Promise<bigint> {
  const { registry } = publisher.contracts
  const receipt = await send(publisher, mintModelCall({ registry, model }))
  return decodeModelMinted(receipt, registry).modelId
}

/** Puts a tier on sale. @returns The id of the offer. @throws ModelmarkError */
export async function createOffer(publisher: Publisher, offer: NewOffer): Promise<bigint> {
  const { licenseBook } = publisher.contracts
  const receipt = await send(publisher, createOfferCall({ licenseBook, offer }))
  return decodeOfferCreated(receipt, licenseBook).offerId
}

async function send(
  { client, provider, account }: Publisher,
  call: ReturnType<typeof mintModelCall>,
): Promise<Receipt> {
  const { gas } = await simulateCall(client, { account, call })
  const hash = await sendCall(provider, { chainId: client.chain.id, account, call, gas: withReserve(gas) })
  const outcome = await waitForReceipt(client, hash, { from: account })
  if (outcome.status === 'replaced') throw new ModelmarkError('reverted', { reason: 'replaced', hash })
  return outcome.receipt
}
