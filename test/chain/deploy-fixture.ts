import { type Address, type Digest, NATIVE, parseAddress } from '../../src/asset/index.ts'
import {
  type Call,
  type ChainClient,
  type ChainProvider,
  createChainClient,
  createOfferCall,
  decodeModelMinted,
  decodeOfferCreated,
  type MarketContracts,
  mintModelCall,
  type NewOffer,
  type Receipt,
  sendCall,
  waitForReceipt,
} from '../../src/chain/index.ts'
import type { Right } from '../../src/license/index.ts'
import { type DeployedDemo, deployDemo } from '../../src/node/deploy/index.ts'
import { anvilProvider } from './anvil-provider.ts'
import type { Anvil } from './start-anvil.ts'

/** A market on a fresh chain, with one model on sale in four tiers. */
export interface Fixture {
  readonly deployed: DeployedDemo
  readonly contracts: MarketContracts
  readonly client: ChainClient
  readonly provider: ChainProvider
  readonly admin: Address
  readonly creator: Address
  readonly investor: Address
  readonly buyer: Address
  readonly modelId: bigint
  readonly offers: {
    /** 0.01 coins, for ever, transferable, allows derivatives at 10 %. */
    readonly oneTime: bigint
    /** 0.002 coins for 30 days, renewable. */
    readonly subscription: bigint
    /** 12 demo dollars for ever, two licenses only. */
    readonly dollar: bigint
    /** 3 demo dollars for 7 days, refundable for 3. */
    readonly refundable: bigint
  }
  /** Sends a call and waits for its receipt. */
  send(account: Address, call: Call): Promise<Receipt>
  /** Puts another tier of the model on sale. */
  addOffer(changes?: Partial<NewOffer>): Promise<bigint>
}

export const DAY = 86_400
export const TERMS_HASH: Digest = `0x${'7e'.repeat(32)}`
export const MANIFEST_DIGEST: Digest = `0x${'a1'.repeat(32)}`
export const CONTENT_HASH: Digest = `0x${'c0'.repeat(32)}`
/** One demo dollar. */
export const DOLLAR = 1_000_000n
export const COIN = 10n ** 18n

/** Deploys the market and its demo contracts, mints a model for the second account and puts four tiers on sale. */
export async function deployFixture(anvil: Anvil): Promise<Fixture> {
  const [adminAccount, creatorAccount, investorAccount, buyerAccount] = anvil.accounts
  if (!adminAccount || !creatorAccount || !investorAccount || !buyerAccount)
    throw new Error('too few accounts')
  const deployed = await deployDemo({ rpcUrl: anvil.url, account: adminAccount })
  const contracts: MarketContracts = {
    registry: parseAddress(deployed.registry),
    licenseBook: parseAddress(deployed.licenseBook),
    vault: parseAddress(deployed.vault),
    fromBlock: BigInt(deployed.block),
  }
  const client = createChainClient({ chainId: 31337, rpcUrls: [anvil.url] })
  const provider = anvilProvider(anvil.url)
  const creator = parseAddress(creatorAccount.address)
  const investor = parseAddress(investorAccount.address)

  const send = async (account: Address, call: Call): Promise<Receipt> => {
    const hash = await sendCall(provider, { chainId: 31337, account, call })
    const outcome = await waitForReceipt(client, hash, { from: account })
    if (outcome.status !== 'mined') throw new Error('replaced')
    return outcome.receipt
  }

  const minted = await send(
    creator,
    mintModelCall({
      registry: contracts.registry,
      model: {
        to: creator,
        manifestDigest: MANIFEST_DIGEST,
        contentHash: CONTENT_HASH,
        resaleRoyaltyBps: 500,
        maxUpstreamBps: 0,
        parentLicenseIds: [],
        payees: [
          { account: creator, bps: 7000, role: 'creator' },
          { account: investor, bps: 3000, role: 'investor' },
        ],
      },
    }),
  )
  const { modelId } = decodeModelMinted(minted, contracts.registry)

  const addOffer = async (changes: Partial<NewOffer> = {}): Promise<bigint> => {
    const offer: NewOffer = { ...usualOffer(modelId), ...changes }
    const receipt = await send(creator, createOfferCall({ licenseBook: contracts.licenseBook, offer }))
    return decodeOfferCreated(receipt, contracts.licenseBook).offerId
  }
  const dollars = parseAddress(deployed.dollar)
  return {
    deployed,
    contracts,
    client,
    provider,
    admin: parseAddress(adminAccount.address),
    creator,
    investor,
    buyer: parseAddress(buyerAccount.address),
    modelId,
    offers: {
      oneTime: await addOffer(),
      subscription: await addOffer({
        kind: 'subscription',
        period: 30 * DAY,
        price: COIN / 500n,
        derivativesAllowed: false,
        upstreamBps: 0,
      }),
      dollar: await addOffer({ currency: dollars, price: 12n * DOLLAR, maxSupply: 2 }),
      refundable: await addOffer({
        kind: 'fixed-term',
        period: 7 * DAY,
        currency: dollars,
        price: 3n * DOLLAR,
        refundDays: 3,
        derivativesAllowed: false,
        upstreamBps: 0,
      }),
    },
    send,
    addOffer,
  }
}

function usualOffer(modelId: bigint): NewOffer {
  return {
    modelId,
    kind: 'one-time',
    period: 0,
    maxSupply: 0,
    transferable: true,
    derivativesAllowed: true,
    coversFutureVersions: true,
    refundDays: 0,
    rights: new Set<Right>(['use-privately', 'use-commercially', 'fine-tune']),
    upstreamBps: 1000,
    currency: NATIVE,
    price: COIN / 100n,
    termsHash: TERMS_HASH,
  }
}
