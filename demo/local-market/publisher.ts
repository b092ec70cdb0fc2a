import { type Account, createPublicClient, createWalletClient, type Hex, http } from 'viem'
import {
  buyLicenseCall,
  type Call,
  createOfferCall,
  decodeLicensePurchased,
  decodeModelMinted,
  decodeOfferCreated,
  mintModelCall,
  type NewModel,
  type NewOffer,
  type Receipt,
} from '../../src/chain/index.ts'
import type { Offer } from '../../src/license/index.ts'
import type { DeployedMarket } from '../../src/node/deploy/index.ts'

/** Mints and sells on a chain whose accounts' keys are at hand. */
export interface Publisher {
  mint(account: Account, model: NewModel): Promise<bigint>
  offer(account: Account, offer: NewOffer): Promise<bigint>
  /** Buys a free or native-coin license for the account itself. */
  buy(account: Account, offer: Pick<Offer, 'id' | 'price' | 'termsHash' | 'currency'>): Promise<bigint>
}

/** @throws Error of viem where the chain refuses. */
export function createPublisher(rpcUrl: string, { registry, licenseBook }: DeployedMarket): Publisher {
  const transport = http(rpcUrl)
  const client = createPublicClient({ transport, pollingInterval: 20 })

  async function send(account: Account, { to, data, value }: Call): Promise<Receipt> {
    const wallet = createWalletClient({ transport, account })
    const hash: Hex = await wallet.sendTransaction({ to, data, value, chain: null })
    const { status, logs, blockNumber, gasUsed } = await client.waitForTransactionReceipt({ hash })
    return { hash, blockNumber, gasUsed, logs, succeeded: status === 'success' }
  }

  return {
    mint: async (account, model) =>
      decodeModelMinted(await send(account, mintModelCall({ registry, model })), registry).modelId,

    offer: async (account, offer) =>
      decodeOfferCreated(await send(account, createOfferCall({ licenseBook, offer })), licenseBook).offerId,

    async buy(account, { id, ...terms }) {
      const call = buyLicenseCall({ licenseBook, offerId: id, to: account.address, ...terms })
      const receipt = await send(account, call)
      return decodeLicensePurchased(receipt, licenseBook).licenseId
    },
  }
}
