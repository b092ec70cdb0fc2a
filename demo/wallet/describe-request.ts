import {
  type Address,
  type Client,
  decodeFunctionData,
  erc20Abi,
  formatEther,
  formatUnits,
  type Hex,
  maxUint256,
  parseAbi,
  zeroAddress,
} from 'viem'
import { readContract } from 'viem/actions'
import type { DemoAccount } from './demo-account.ts'

/** What the wallet asks a person, in words. */
export interface ConfirmRequest {
  readonly kind: 'connect' | 'sign' | 'send' | 'batch'
  readonly account: DemoAccount
  /** One sentence: what happens if you agree. */
  readonly title: string
  readonly facts: readonly Fact[]
  /** The parts of a batch, in order. */
  readonly steps?: readonly Words[]
}

export interface Fact {
  readonly label: string
  readonly value: string
}

/** One transaction a page asks for. */
export interface RequestedCall {
  readonly to?: Address | undefined
  readonly data?: Hex | undefined
  readonly value?: bigint | undefined
}

/** Something that is asked for. */
export interface Words {
  readonly title: string
  readonly facts: readonly Fact[]
}

const KNOWN_CALLS = parseAbi([
  'function approve(address spender, uint256 amount)',
  'function buy(uint256 offerId, address to, uint256 maxPrice, bytes32 termsHash)',
  'function buyWithPermit(uint256 offerId, address to, uint256 maxPrice, bytes32 termsHash, uint256 deadline, uint8 v, bytes32 r, bytes32 s)',
  'function renew(uint256 licenseId, uint256 periods, uint256 maxPrice)',
  'function renewWithPermit(uint256 licenseId, uint256 periods, uint256 maxPrice, uint256 deadline, uint8 v, bytes32 r, bytes32 s)',
  'function refund(uint256 licenseId)',
  'function settleAndClaim(uint256 modelId, address account, address currency)',
  'function claim(address account, address currency)',
  'function closeOffer(uint256 offerId)',
  'struct Offer { uint64 modelId; uint8 kind; uint40 period; uint32 maxSupply; uint8 flags; uint8 refundDays; uint32 rights; uint16 upstreamBps; address currency; uint96 price; bytes32 termsHash; }',
  'function createOffer(Offer offer)',
  'struct Payee { address account; uint16 bps; uint8 role; }',
  'struct Mint { address to; bytes32 manifestDigest; bytes32 contentHash; uint16 resaleRoyaltyBps; uint16 maxUpstreamBps; uint256[] parentLicenseIds; Payee[] payees; }',
  'function mint(Mint params)',
  'function addVersion(uint256 modelId, bytes32 manifestDigest, bytes32 contentHash)',
])

/** A transaction in words; calldata nobody knows is said to be unknown, not guessed. */
export async function describeCall(client: Client, call: RequestedCall): Promise<Words> {
  const sent: readonly Fact[] = call.value
    ? [{ label: 'You pay', value: `${formatEther(call.value)} ETH` }]
    : []
  const to: Fact = { label: 'Contract', value: call.to ?? 'a new one' }
  if (!call.data || call.data === '0x') {
    return { title: 'Send coins', facts: [...sent, { label: 'To', value: call.to ?? 'nobody' }] }
  }
  const words = await describeData(client, call.to ?? zeroAddress, call.data).catch(() => undefined)
  if (!words) return { title: 'Call a contract this wallet does not know', facts: [...sent, to] }
  return { title: words.title, facts: [...sent, ...words.facts, to] }
}

async function describeData(client: Client, to: Address, data: Hex): Promise<Words> {
  const { functionName, args } = decodeFunctionData({ abi: KNOWN_CALLS, data })
  switch (functionName) {
    case 'approve': {
      const [spender, amount] = args
      return {
        title: amount === 0n ? 'Take back an allowance' : 'Allow a contract to take tokens from you',
        facts: [
          { label: 'At most', value: await tokenAmount(client, to, amount) },
          { label: 'For', value: spender },
        ],
      }
    }
    case 'buy':
    case 'buyWithPermit': {
      const [offerId, receiver, , termsHash] = args
      return {
        title: 'Buy a license',
        facts: [
          { label: 'Offer', value: `#${offerId}` },
          { label: 'For', value: receiver },
          { label: 'Terms', value: short(termsHash) },
        ],
      }
    }
    case 'renew':
    case 'renewWithPermit':
      return {
        title: 'Renew a license',
        facts: [
          { label: 'License', value: `#${args[0]}` },
          { label: 'Periods', value: String(args[1]) },
        ],
      }
    case 'refund':
      return { title: 'Give a license back', facts: [{ label: 'License', value: `#${args[0]}` }] }
    case 'settleAndClaim':
      return {
        title: 'Claim revenue',
        facts: [
          { label: 'Model', value: `#${args[0]}` },
          { label: 'To', value: args[1] },
        ],
      }
    case 'claim':
      return { title: 'Claim revenue', facts: [{ label: 'To', value: args[0] }] }
    case 'closeOffer':
      return { title: 'End the sale of an offer', facts: [{ label: 'Offer', value: `#${args[0]}` }] }
    case 'createOffer': {
      const { modelId, currency, price } = args[0]
      return {
        title: 'Put licenses on sale',
        facts: [
          { label: 'Model', value: `#${modelId}` },
          { label: 'Price', value: await tokenAmount(client, currency, price) },
        ],
      }
    }
    case 'mint':
      return {
        title: 'Publish a model',
        facts: [
          { label: 'Owner', value: args[0].to },
          { label: 'Payees', value: String(args[0].payees.length) },
        ],
      }
    case 'addVersion':
      return { title: 'Publish a version', facts: [{ label: 'Model', value: `#${args[0]}` }] }
  }
}

/** A typed-data signature in words. A permit moves money later, so it says how much and to whom. */
export async function describeTypedData(client: Client, typedData: TypedDataRequest): Promise<Words> {
  const { primaryType, message, domain } = typedData
  const { spender, value, deadline } = message
  const isPermit = primaryType === 'Permit' && typeof spender === 'string' && value !== undefined
  if (!isPermit || typeof domain.verifyingContract !== 'string') {
    return {
      title: 'Sign a message',
      facts: [
        { label: 'Kind', value: primaryType },
        { label: 'For', value: String(domain.name ?? domain.verifyingContract ?? 'unknown') },
      ],
    }
  }
  return {
    title: 'Allow one payment by signature',
    facts: [
      {
        label: 'At most',
        value: await tokenAmount(client, domain.verifyingContract as Address, BigInt(String(value))),
      },
      { label: 'For', value: spender },
      { label: 'Until', value: new Date(Number(deadline) * 1000).toLocaleString() },
      { label: 'Costs', value: 'nothing, it is not a transaction' },
    ],
  }
}

/** The parts of an `eth_signTypedData_v4` message that are read here. */
export interface TypedDataRequest {
  readonly primaryType: string
  readonly domain: {
    readonly name?: unknown
    readonly chainId?: unknown
    readonly verifyingContract?: unknown
  }
  readonly types: Record<string, readonly { readonly name: string; readonly type: string }[]>
  readonly message: Record<string, unknown>
}

async function tokenAmount(client: Client, token: Address, amount: bigint): Promise<string> {
  if (token === zeroAddress) return `${formatEther(amount)} ETH`
  const [symbol, decimals] = await Promise.all([
    readContract(client, { address: token, abi: erc20Abi, functionName: 'symbol' }),
    readContract(client, { address: token, abi: erc20Abi, functionName: 'decimals' }),
  ])
  return amount === maxUint256 ? `unlimited ${symbol}` : `${formatUnits(amount, decimals)} ${symbol}`
}

function short(hash: string): string {
  return `${hash.slice(0, 10)}…${hash.slice(-6)}`
}
