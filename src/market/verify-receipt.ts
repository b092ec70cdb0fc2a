import { type AssetId, type Digest, parseAssetId, sameAddress } from '../asset/index.ts'
import {
  createChainClient,
  decodeLicensesPurchased,
  inspectPurchase,
  readOffers,
  readReceipt,
  resolveContracts,
} from '../chain/index.ts'
import { RIGHTS } from '../license/index.ts'
import { sha256Digest } from '../manifest/index.ts'
import { explained } from './market-chains.ts'

/** What is checked of a receipt. */
export const RECEIPT_CHECKS = [
  /** Offline: the terms in the receipt are the document that the terms hash names. */
  'terms',
  /** Offline: the terms grant every right that the receipt lists. */
  'rights',
  /** Offline: the signed transaction is the one the receipt names, for the receipt's chain. */
  'transaction',
  /** Offline: the payer's key signed it, and so agreed to this tier, price and terms for this receiver. */
  'agreement',
  /** Asks the chain: the market of the model has this license contract. */
  'market',
  /** Asks the chain: the transaction went through and its event names this license, tier, receiver and price. */
  'purchase',
] as const
export type ReceiptCheck = (typeof RECEIPT_CHECKS)[number]

export interface ReceiptVerdict {
  /** `unknown`: the receipt holds nothing to prove it by, or the chain was not asked. */
  readonly checks: Readonly<Record<ReceiptCheck, 'proved' | 'refuted' | 'unknown'>>
  /** Something in the receipt is not true. */
  readonly refuted: boolean
  /** The chain says that this license was bought so. Whether it still holds, `market.access` tells. */
  readonly confirmed: boolean
}

export interface VerifyReceiptOptions {
  /** JSON-RPC endpoints to ask whether the purchase went through; `true` for the chain's public ones. Offline unless given. */
  readonly rpcUrls?: readonly string[] | true
}

/**
 * Checks a saved receipt without trusting whoever gave it or this library's makers. Without `rpcUrls` nothing is requested:
 * hashes and signatures show what was agreed to, and by whom. That the purchase also went through, only the chain knows.
 *
 * @example
 * const { refuted, confirmed } = await verifyReceipt(JSON.parse(text), { rpcUrls: ['https://rpc.example'] })
 *
 * @throws ModelmarkError where the chain cannot be asked; `bad-config` for a chain that is not known.
 */
export async function verifyReceipt(
  receipt: unknown,
  { rpcUrls }: VerifyReceiptOptions = {},
): Promise<ReceiptVerdict> {
  const read = readText(receipt)
  const asset = assetOf(read)
  const signed = await checkSigned(read, asset)
  const onChain =
    rpcUrls && asset
      ? await explained(() => checkOnChain(read, asset, rpcUrls === true ? undefined : rpcUrls))
      : { market: UNKNOWN, purchase: UNKNOWN }
  const checks = { terms: await checkTerms(read), rights: checkRights(read), ...signed, ...onChain }
  const isForm = asset !== undefined && read('type') === 'modelmark-license-receipt'
  return {
    checks,
    refuted: !isForm || Object.values(checks).includes('refuted'),
    confirmed: isForm && checks.market === 'proved' && checks.purchase === 'proved',
  }
}

type Result = ReceiptVerdict['checks'][ReceiptCheck]
/** A value of the receipt as text, by its path; empty for what is not there. */
type Read = ((...path: string[]) => string) & {
  readonly value: Readonly<Record<string, unknown>>
}

const UNKNOWN: Result = 'unknown'

function readText(receipt: unknown): Read {
  const value = Object(receipt) as Readonly<Record<string, unknown>>
  const read = (...path: string[]) => {
    const found = path.reduce<unknown>((part, name) => Object(part)[name], value)
    return typeof found === 'string' ? found : ''
  }
  return Object.assign(read, { value })
}

function assetOf(read: Read): AssetId | undefined {
  try {
    return parseAssetId(read('asset'))
  } catch {
    return undefined
  }
}

function isDigest(text: string): text is Digest {
  return /^0x[0-9a-fA-F]{64}$/.test(text)
}

function proved(isSo: boolean): Result {
  return isSo ? 'proved' : 'refuted'
}

async function checkTerms({ value }: Read): Promise<Result> {
  if (value['terms'] === undefined) return UNKNOWN
  const bytes = new TextEncoder().encode(JSON.stringify(value['terms']))
  return proved((await sha256Digest(bytes)) === String(value['termsHash']).toLowerCase())
}

function checkRights({ value }: Read): Result {
  const granted = Object(value['terms'])['rights']
  const listed = value['rights']
  if (!Array.isArray(granted) || !Array.isArray(listed)) return UNKNOWN
  return proved(listed.every(right => RIGHTS.includes(right) && granted.includes(right)))
}

async function checkSigned(
  read: Read,
  asset: AssetId | undefined,
): Promise<Pick<ReceiptVerdict['checks'], 'transaction' | 'agreement'>> {
  const signed = read('purchase', 'signed')
  if (signed === '') return { transaction: UNKNOWN, agreement: UNKNOWN }
  const facts = await inspectPurchase(signed)
  if (!facts) return { transaction: 'refuted', agreement: UNKNOWN }
  const { hash, chainId, to, sender, agreed } = facts
  const transaction = proved(
    hash === read('purchase', 'transaction') && (chainId ?? asset?.chainId) === asset?.chainId,
  )
  // A wallet's batch or somebody who sent it for the buyer: what was agreed to stands elsewhere.
  if (!agreed || !to || !sameAddress(to, read('licenseBook'))) return { transaction, agreement: UNKNOWN }
  const agreement = proved(
    sameAddress(sender, read('purchase', 'payer')) &&
      sameAddress(agreed.to, read('purchase', 'to')) &&
      String(agreed.offerId) === read('offerId') &&
      agreed.termsHash === read('termsHash') &&
      /^\d{1,78}$/.test(read('purchase', 'paid')) &&
      agreed.maxPrice >= BigInt(read('purchase', 'paid')),
  )
  return { transaction, agreement }
}

async function checkOnChain(
  read: Read,
  { chainId, contract }: AssetId,
  rpcUrls: readonly string[] | undefined,
): Promise<Pick<ReceiptVerdict['checks'], 'market' | 'purchase'>> {
  const client = createChainClient({ chainId, rpcUrls })
  const hash = read('purchase', 'transaction')
  const offerId = read('offerId')
  const [{ licenseBook }, receipt] = await Promise.all([
    resolveContracts(client, contract),
    isDigest(hash) ? readReceipt(client, { hash }) : undefined,
  ])
  const market = proved(sameAddress(licenseBook, read('licenseBook')))
  if (!receipt?.succeeded || !/^\d{1,15}$/.test(offerId)) return { market, purchase: 'refuted' }
  const [offer] = await readOffers(client, { licenseBook, offerIds: [BigInt(offerId)] })
  const isSo = decodeLicensesPurchased(receipt, licenseBook).some(
    event =>
      String(event.licenseId) === read('licenseId') &&
      String(event.offerId) === offerId &&
      offer?.termsHash === read('termsHash') &&
      sameAddress(event.currency, read('currency', 'address')) &&
      String(event.paid) === read('purchase', 'paid') &&
      sameAddress(event.to, read('purchase', 'to')) &&
      sameAddress(event.payer, read('purchase', 'payer')),
  )
  return { market, purchase: proved(isSo) }
}
