import { encodeFunctionData } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { revenueVaultRelayAbi } from '../generated/relay-abi.ts'
import type { Hex } from '../hex.ts'
import { EIP712_DOMAIN, type TypedData } from './permit.ts'

/** What a payee signs to have all that is owed in a currency sent elsewhere, as when the account itself cannot take it. */
export interface RelayedClaim {
  readonly account: Address
  readonly currency: Address
  readonly to: Address
  /** `readRelayNonces(...).claim` of the payee: good once. */
  readonly nonce: bigint
  /** Unix seconds until which it is good, inclusive. */
  readonly deadline: number
}

const TYPES = {
  EIP712Domain: EIP712_DOMAIN,
  Claim: [
    { name: 'account', type: 'address' },
    { name: 'currency', type: 'address' },
    { name: 'to', type: 'address' },
    { name: 'nonce', type: 'uint256' },
    { name: 'deadline', type: 'uint256' },
  ],
}

/** What the payee's wallet signs. @see https://eips.ethereum.org/EIPS/eip-712 */
export function claimTypedData({
  chainId,
  vault,
  claim: { account, currency, to, nonce, deadline },
}: {
  readonly chainId: number
  readonly vault: Address
  readonly claim: RelayedClaim
}): TypedData {
  return {
    domain: { name: 'Modelmark Vault', version: '1', chainId, verifyingContract: vault },
    types: TYPES,
    primaryType: 'Claim',
    message: { account, currency, to, nonce: String(nonce), deadline: String(deadline) },
  }
}

/** Sends what is owed to where the payee signed that it goes. Anyone. */
export function claimToCall({
  vault,
  claim: { account, currency, to, deadline },
  signature,
}: {
  readonly vault: Address
  readonly claim: RelayedClaim
  readonly signature: Hex
}): Call {
  return {
    to: vault,
    data: encodeFunctionData({
      abi: revenueVaultRelayAbi,
      functionName: 'claimTo',
      args: [account, currency, to, BigInt(deadline), signature],
    }),
    value: 0n,
  }
}
