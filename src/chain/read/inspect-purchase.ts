import { decodeFunctionData, keccak256, parseTransaction, recoverTransactionAddress } from 'viem'
import { type Address, type Digest, parseAddress } from '../../asset/index.ts'
import { licenseBookWriteAbi } from '../generated/write-abi.ts'
import { type Hex, isHexBytes } from '../hex.ts'

/** What a signed transaction says by itself, without a chain. */
export interface SignedPurchaseFacts {
  /** Keccak-256 of the bytes: the transaction's hash. */
  readonly hash: Hex
  /** Whose key signed it. */
  readonly sender: Address
  /** The chain it is good for; absent for the oldest kind. */
  readonly chainId: number | undefined
  /** The contract that was called. */
  readonly to: Address | undefined
  /** What the sender agreed to; absent where the purchase is wrapped into something else, as a wallet's batch. */
  readonly agreed:
    | {
        readonly offerId: bigint
        readonly to: Address
        readonly maxPrice: bigint
        readonly termsHash: Digest
      }
    | undefined
}

/** Reads a purchase in the bytes that its sender signed; `undefined` for what is no signed transaction. */
export async function inspectPurchase(signed: string): Promise<SignedPurchaseFacts | undefined> {
  if (!isHexBytes(signed)) return undefined
  try {
    const { chainId, to, data = '0x' } = parseTransaction(signed)
    const sender = await recoverTransactionAddress({ serializedTransaction: signed as never })
    return {
      hash: keccak256(signed),
      sender: parseAddress(sender),
      chainId,
      to: to ? parseAddress(to) : undefined,
      agreed: agreementIn(data),
    }
  } catch {
    return undefined
  }
}

function agreementIn(data: Hex): SignedPurchaseFacts['agreed'] {
  try {
    const { functionName, args } = decodeFunctionData({ abi: licenseBookWriteAbi, data })
    if (functionName !== 'buy' && functionName !== 'buyWithPermit') return undefined
    const [offerId, to, maxPrice, termsHash] = args
    return { offerId, to: parseAddress(to), maxPrice, termsHash }
  } catch {
    return undefined
  }
}
