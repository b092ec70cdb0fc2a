import { createClient, http, numberToHex } from 'viem'
import { type Address, NATIVE } from '../../src/asset/index.ts'
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
} from '../../src/chain/index.ts'
import { parseReceipt } from '../../src/chain/rpc/parse-receipt.ts'
import type { Offer } from '../../src/license/index.ts'
import { createOffer, mintModel } from '../../src/market/index.ts'
import type { DeployedMarket } from '../../src/node/deploy/index.ts'

/** More than anything here takes. A node's estimate can be too low for a call that looks how much gas is left. */
const GAS = 10_000_000n

/** Mints and trades on a chain that signs for its development accounts itself, as anvil does. */
export interface LocalPublisher {
  mint(account: Address, model: NewModel): Promise<bigint>
  offer(account: Address, offer: NewOffer): Promise<bigint>
  /** Buys a license for the account itself. */
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

  /** Asks the node, which mines at once, for the receipt with the sending: waiting for it takes ten times as long. */
  async function send(account: Address, { to, data, value }: Call): Promise<Receipt> {
    const transaction = { from: account, to, data, value: numberToHex(value), gas: numberToHex(GAS) }
    const receipt = parseReceipt(
      await request({ method: 'eth_sendTransactionSync', params: [transaction] } as never),
    )
    if (!receipt.succeeded) throw new Error(`Transaction ${receipt.hash} was reverted.`)
    return receipt
  }

  return {
    send,
    mint: (account, model) => mintModel({ client, contracts, provider, account }, model),
    offer: (account, offer) => createOffer({ client, contracts, provider, account }, offer),
    async buy(account, { id, ...terms }) {
      const { currency: token, price: amount } = terms
      if (token !== NATIVE && amount > 0n) {
        await send(account, approveCall({ token, spender: licenseBook, amount }))
      }
      const receipt = await send(account, buyLicenseCall({ licenseBook, offerId: id, to: account, ...terms }))
      return decodeLicensePurchased(receipt, licenseBook).licenseId
    },
  }
}
