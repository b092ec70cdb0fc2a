import type { Address } from '../../asset/index.ts'
import { ModelmarkError } from '../../error/index.ts'
import type { Call } from '../call.ts'
import { explainRevert } from '../explain-revert.ts'
import { type Hex, isHash, isHexBytes, toQuantity } from '../hex.ts'
import type { ChainProvider } from '../provider.ts'
import type { TypedData } from './permit.ts'

export interface SendOptions {
  readonly chainId: number
  readonly account: Address
  readonly call: Call
  /** Gas limit; the wallet estimates without one. */
  readonly gas?: bigint | undefined
}

/**
 * Has the wallet sign and send a transaction. The chain is checked by the wallet's own answer right before, so that
 * nothing is sent to the same address on another chain.
 * @throws ModelmarkError `user-rejected`, `already-pending`, `insufficient-funds`, `wrong-chain` and the contract's own.
 */
export async function sendCall(
  provider: ChainProvider,
  { chainId, account, call, gas }: SendOptions,
): Promise<Hex> {
  await requireChain(provider, chainId)
  const transaction = {
    from: account,
    to: call.to,
    data: call.data,
    value: toQuantity(call.value),
    ...(gas === undefined ? {} : { gas: toQuantity(gas) }),
  }
  const hash = await ask(provider, 'eth_sendTransaction', [transaction])
  if (!isHash(hash)) throw new ModelmarkError('unexpected', { reason: 'wallet gave no transaction hash' })
  return hash
}

/**
 * Has the wallet sign EIP-712 data, `permitTypedData` for one.
 * @throws ModelmarkError `user-rejected`, `already-pending`, `wrong-chain`.
 */
export async function signTypedData(
  provider: ChainProvider,
  {
    chainId,
    account,
    typedData,
  }: { readonly chainId: number; readonly account: Address; readonly typedData: TypedData },
): Promise<Hex> {
  await requireChain(provider, chainId)
  const signature = await ask(provider, 'eth_signTypedData_v4', [account, JSON.stringify(typedData)])
  if (!isHexBytes(signature)) throw new ModelmarkError('unexpected', { reason: 'wallet gave no signature' })
  return signature
}

/** One request to the wallet, its errors in our words. */
export async function ask(
  provider: ChainProvider,
  method: string,
  params: readonly unknown[],
): Promise<unknown> {
  try {
    return await provider.request({ method, params })
  } catch (error) {
    throw await explainRevert(error)
  }
}

/** @throws ModelmarkError `wrong-chain` if the wallet is on another chain. */
export async function requireChain(provider: ChainProvider, chainId: number): Promise<void> {
  const actual = Number(await ask(provider, 'eth_chainId', []))
  if (actual !== chainId) throw new ModelmarkError('wrong-chain', { expected: chainId, actual })
}
