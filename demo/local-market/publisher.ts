import { createClient, http } from 'viem'
import type { Address } from '../../src/asset/index.ts'
import {
  approveCall,
  buyLicenseCall,
  type Call,
  type ChainProvider,
  createChainClient,
  decodeLicensePurchased,
  type NewModel,
  type NewOffer,
  type Receipt,
  sendCall,
  waitForReceipt,
} from '../../src/chain/index.ts'
import type { Offer } from '../../src/license/index.ts'
import { createOffer, mintModel } from '../../src/market/index.ts'
import type { DeployedMarket } from '../../src/node/deploy/index.ts'

/** Mints and trades on a chain that signs for its development accounts itself, as anvil does. */
export interface LocalPublisher {
  mint(account: Address, model: NewModel): Promise<bigint>
  offer(account: Address, offer: NewOffer): Promise<bigint>
  /** Buys a license, paid in an ERC-20, for the account itself. */
  buy(account: Address, offer: Pick<Offer, 'id' | 'price' | 'termsHash' | 'currency'>): Promise<bigint>
  send(account: Address, call: Call): Promise<Receipt>
}

/** Every method rejects with a ModelmarkError where the chain refuses. */
export function createLocalPublisher(rpcUrl: string, deployed: DeployedMarket): LocalPublisher {
  const client = createChainClient({ chainId: deployed.chainId, rpcUrls: [rpcUrl] })
  const { request } = createClient({ transport: http(rpcUrl) })
  const provider: ChainProvider = { request: args => request(args as never) }
  const { registry, licenseBook, vault } = deployed
  const contracts = { registry, licenseBook, vault, fromBlock: BigInt(deployed.block) }

  async function send(account: Address, call: Call): Promise<Receipt> {
    const hash = await sendCall(provider, { chainId: deployed.chainId, account, call })
    const outcome = await waitForReceipt(client, hash, { from: account })
    if (outcome.status === 'replaced') throw new Error(`Transaction ${hash} was replaced by ${outcome.by}.`)
    return outcome.receipt
  }

  return {
    send,
    mint: (account, model) => mintModel({ client, contracts, provider, account }, model),
    offer: (account, offer) => createOffer({ client, contracts, provider, account }, offer),
    async buy(account, { id, ...terms }) {
      const { currency: token, price: amount } = terms
      await send(account, approveCall({ token, spender: licenseBook, amount }))
      const receipt = await send(account, buyLicenseCall({ licenseBook, offerId: id, to: account, ...terms }))
      return decodeLicensePurchased(receipt, licenseBook).licenseId
    },
  }
}
