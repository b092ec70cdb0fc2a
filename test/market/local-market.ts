import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import path from 'node:path'
import { type Abi, type Address, createTestClient, http, parseAbi, publicActions, walletActions } from 'viem'
import { demoAccount } from '../../demo/wallet/demo-account.ts'
import {
  createDemoProvider,
  type DemoProvider,
  type DemoProviderOptions,
} from '../../demo/wallet/demo-provider.ts'
import { type AssetId, type Digest, NATIVE, parseAddress } from '../../src/asset/index.ts'
import { accessManagerAbi } from '../../src/chain/generated/abi.ts'
import { closeOfferCall, createChainClient, type MarketContracts } from '../../src/chain/index.ts'
import { encodeTerms, type Offer, type Terms } from '../../src/license/index.ts'
import { encodeManifest, type Manifest } from '../../src/manifest/index.ts'
import { createOffer, mintModel, type Publisher } from '../../src/market/index.ts'
import { deployDemo } from '../../src/node/deploy/index.ts'
import { compilePlainToken } from './compile-plain-token.ts'
import { type Gateway, startGateway } from './local-gateway.ts'

export { demoAccount }

/** Holds all votes of the DAO. */
export const MEMBER = demoAccount('Member', 0)
export const CREATOR = demoAccount('Creator', 1)
export const BUYER = demoAccount('Buyer', 2)
export const DATA = demoAccount('Data contributor', 3)
export const VISITOR = demoAccount('Visitor', 4)

export const TERMS: Terms = {
  name: 'Commercial',
  description: 'Use it in a product.',
  rights: new Set(['use-privately', 'use-commercially']),
  text: 'You may use it.',
}

export const MANIFEST: Manifest = {
  name: 'Names-1M',
  description: 'Writes names.',
  version: '1.0.0',
  task: 'text-generation',
  tags: [],
  artifacts: [],
  provenance: { baseModels: [], datasets: [], contributors: [] },
  evaluations: [],
}

const vaultAbi = parseAbi(['function setCurrency(address currency, bool allowed)'])
const dollarAbi = parseAbi(['function faucet(address to, uint256 amount)'])

/** A role of the DAO's access manager. */
export interface Grant {
  readonly role: bigint
  readonly account: Address
  readonly functions?: { readonly of: Address; readonly selectors: readonly `0x${string}`[] }
}

/** Wei for each unit of gas. */
export interface Fees {
  readonly maxFeePerGas?: bigint
  readonly maxPriorityFeePerGas?: bigint
}

/** A chain of its own with the market's contracts, a gateway that serves what was put in it, and a model with tiers. */
export interface LocalMarket {
  readonly rpcUrl: string
  readonly gateway: Gateway
  readonly contracts: MarketContracts &
    Readonly<Record<'usageMeter' | 'exchange' | 'court' | 'curation', Address>>
  readonly fractionalizer: Address
  readonly dollar: Address
  readonly batchAccount: Address
  /** What the DAO acts through. */
  readonly timelock: Address
  /** Who may do what. */
  readonly manager: Address
  /** Gives an account a role, as the DAO would decide; with functions that were no role's before, if given. */
  grant(role: Grant): Promise<void>
  readonly asset: AssetId
  readonly publisher: Publisher
  readonly native: Offer
  readonly token: Offer
  readonly subscription: Offer
  readonly chain: ReturnType<typeof testClient>
  provider(options?: Partial<DemoProviderOptions>): Promise<DemoProvider>
  /** Lets the market take a token, as the DAO would decide. */
  allowCurrency(token: Address): Promise<void>
  /** A token without permit, of which the buyer has some, and a tier in it. */
  plainToken(): Promise<{ readonly token: Address; readonly offer: Offer }>
  closeOffer(id: bigint, fees?: Fees): Promise<void>
  /** Hash of terms that no other tier has. */
  otherTerms(): Promise<Digest>
  /** Puts another tier on sale; the parts not given are those of the native one. */
  offer(parts: Partial<Offer>): Promise<Offer>
  close(): Promise<void>
}

export async function startLocalMarket(): Promise<LocalMarket> {
  const { process: anvil, rpcUrl } = await startAnvil()
  const gateway = await startGateway()
  const admin = MEMBER.signer
  const market = await deployDemo({ rpcUrl, account: admin })
  const { registry, licenseBook, vault, usageMeter, fractionalizer, exchange } = market
  const { timelock, token, governor, manager, block, dollar, batchAccount, court, curation } = market
  const contracts = {
    registry,
    licenseBook,
    vault,
    usageMeter,
    exchange,
    court,
    curation,
    fractionalizer,
    dao: { token, governor, timelock, manager },
    fromBlock: BigInt(block),
  }
  const chain = testClient(rpcUrl)
  for (const { signer } of [BUYER, VISITOR]) {
    await chain.writeContract({
      account: admin,
      chain: null,
      address: dollar,
      abi: dollarAbi,
      functionName: 'faucet',
      args: [signer.address, 1000_000000n],
    })
  }

  const provider = (options: Partial<DemoProviderOptions> = {}) =>
    createDemoProvider({ rpcUrl, confirm: async () => true, batchAccount, ...options })
  const creator = await provider({ accounts: [CREATOR] })
  await creator.request({ method: 'eth_requestAccounts' })
  const client = createChainClient({ chainId: 31337, rpcUrls: [rpcUrl] })
  const publisher = { client, contracts, provider: creator, account: CREATOR.signer.address }

  /** What the DAO would decide by a vote. */
  const decide = async (address: Address, abi: Abi, functionName: string, args: readonly unknown[]) => {
    await chain.impersonateAccount({ address: timelock })
    await chain.setBalance({ address: timelock, value: 10n ** 18n })
    const hash = await chain.writeContract({
      account: timelock,
      chain: null,
      address,
      abi,
      functionName,
      args,
    })
    await chain.waitForTransactionReceipt({ hash })
  }

  const allowCurrency = (token: Address) => decide(vault, vaultAbi, 'setCurrency', [token, true])

  const termsHash = await gateway.put(encodeTerms(TERMS))
  const modelId = await mintModel(publisher, {
    to: publisher.account,
    manifestDigest: await gateway.put(encodeManifest(MANIFEST)),
    contentHash: `0x${'00'.repeat(32)}`,
    resaleRoyaltyBps: 500,
    maxUpstreamBps: 0,
    parentLicenseIds: [],
    payees: [
      { account: publisher.account, bps: 6667, role: 'creator' },
      { account: DATA.signer.address, bps: 3333, role: 'data' },
    ],
  })
  const offer = async (parts: Partial<Offer>): Promise<Offer> => {
    const full = {
      modelId,
      kind: 'one-time' as const,
      period: 0,
      maxSupply: 0,
      transferable: true,
      derivativesAllowed: false,
      coversFutureVersions: true,
      refundDays: 0,
      rights: TERMS.rights,
      upstreamBps: 0,
      currency: NATIVE,
      price: 10n ** 16n,
      termsHash,
      ...parts,
    }
    return { ...full, id: await createOffer(publisher, full), sold: 0, closed: false }
  }
  return {
    rpcUrl,
    gateway,
    contracts,
    fractionalizer,
    dollar,
    batchAccount,
    timelock,
    manager,
    publisher,
    chain,
    provider,
    offer,
    asset: { chainId: 31337, contract: registry, tokenId: modelId },
    native: await offer({}),
    token: await offer({ currency: dollar, price: 12_345679n }),
    subscription: await offer({
      kind: 'subscription',
      period: 30 * 86400,
      currency: dollar,
      price: 5_000001n,
    }),
    async grant({ role, account, functions }) {
      if (functions) {
        const { of, selectors } = functions
        await decide(manager, accessManagerAbi, 'setTargetFunctionRole', [of, selectors, role])
      }
      await decide(manager, accessManagerAbi, 'grantRole', [role, account, 0])
    },
    allowCurrency,
    async plainToken() {
      const { abi, bytecode } = compilePlainToken()
      const hash = await chain.deployContract({
        account: admin,
        chain: null,
        abi,
        bytecode,
        args: [BUYER.signer.address],
      })
      const { contractAddress } = await chain.waitForTransactionReceipt({ hash })
      const token = parseAddress(String(contractAddress))
      await allowCurrency(token)
      return { token, offer: await offer({ currency: token, price: 10n ** 18n }) }
    },
    otherTerms: () => gateway.put(encodeTerms({ ...TERMS, text: `Terms of ${crypto.randomUUID()}.` })),
    async closeOffer(offerId, fees = {}) {
      const call = closeOfferCall({ licenseBook, offerId })
      await chain.sendTransaction({ account: CREATOR.signer, chain: null, ...call, ...fees })
    },
    async close() {
      await gateway.close()
      anvil.kill()
      await once(anvil, 'exit')
    },
  }
}

function testClient(rpcUrl: string) {
  return createTestClient({ mode: 'anvil', transport: http(rpcUrl), pollingInterval: 50 })
    .extend(publicActions)
    .extend(walletActions)
}

async function startAnvil(): Promise<{ process: ChildProcess; rpcUrl: string }> {
  const require = createRequire(import.meta.url)
  const folder = path.dirname(
    require.resolve(
      `@foundry-rs/anvil-${process.platform}-${process.arch === 'x64' ? 'amd64' : process.arch}/package.json`,
    ),
  )
  const anvil = spawn(path.join(folder, 'bin', 'anvil'), ['--port', '0', '--host', '127.0.0.1'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  for await (const chunk of anvil.stdout) {
    output += chunk
    const address = /Listening on (\S+)/.exec(output)?.[1]
    if (address !== undefined) {
      anvil.stdout.resume()
      return { process: anvil, rpcUrl: `http://${address}` }
    }
  }
  throw new Error(`anvil did not start: ${output}`)
}
