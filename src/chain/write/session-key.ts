import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { type Address, parseAddress } from '../../asset/index.ts'
import type { Hex } from '../hex.ts'
import type { TypedData } from './permit.ts'

/** A key that signs without a wallet: `address` is what a contract is told to allow. */
export interface SessionKey {
  /** 32 bytes. */
  readonly secret: Hex
  readonly address: Address
  sign(typedData: TypedData): Promise<Hex>
}

/** A new key, or the one with this secret. */
export function sessionKey(secret: Hex = generatePrivateKey()): SessionKey {
  const account = privateKeyToAccount(secret)
  return {
    secret,
    address: parseAddress(account.address),
    sign({ domain, types: { EIP712Domain: _, ...types }, primaryType, message }) {
      return account.signTypedData({ domain, types, primaryType, message } as never)
    },
  }
}
