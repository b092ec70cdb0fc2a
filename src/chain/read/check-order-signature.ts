import { encodeFunctionData, recoverAddress } from 'viem'
import { type Address, sameAddress } from '../../asset/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import type { Hex } from '../hex.ts'
import { isRevert, RpcError } from '../rpc/rpc-error.ts'
import { hashOrder } from '../write/hash-order.ts'
import type { Order } from '../write/order.ts'

export interface SignedBy {
  readonly exchange: Address
  readonly order: Order
  readonly signature: Hex
}

/** Half of the curve's order: a signature above it is a second one of the same key, which contracts refuse. */
const HALF_ORDER = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0n

/** Whether the key of the order's maker signed it; what a contract account says, only the chain knows. */
export async function isSignedByKey({
  chainId,
  exchange,
  order,
  signature,
}: SignedBy & { readonly chainId: number }): Promise<boolean> {
  if (signature.length !== 132) return false
  const v = Number.parseInt(signature.slice(130), 16)
  if ((v !== 27 && v !== 28) || BigInt(`0x${signature.slice(66, 130)}`) > HALF_ORDER) return false
  try {
    const hash = hashOrder({ chainId, exchange, order })
    return sameAddress(await recoverAddress({ hash, signature }), order.maker)
  } catch {
    // Numbers that are on no point of the curve.
    return false
  }
}

const abi = [
  {
    type: 'function',
    name: 'isValidSignature',
    stateMutability: 'view',
    inputs: [{ type: 'bytes32' }, { type: 'bytes' }],
    outputs: [{ type: 'bytes4' }],
  },
] as const
const YES = '0x1626ba7e'

/**
 * Whether the maker signed an order, with a key or as a contract account.
 * @throws ModelmarkError as `ChainClient.call`.
 * @see https://eips.ethereum.org/EIPS/eip-1271
 */
export async function isOrderSigned(
  client: ChainClient,
  signed: SignedBy,
  options?: CallOptions,
): Promise<boolean> {
  const { exchange, order, signature } = signed
  const chainId = client.chain.id
  if (await isSignedByKey({ ...signed, chainId })) return true
  const hash = hashOrder({ chainId, exchange, order })
  const data = encodeFunctionData({ abi, functionName: 'isValidSignature', args: [hash, signature] })
  try {
    const answer = await client.call({ to: order.maker, data }, options)
    return answer.length >= 66 && answer.startsWith(YES)
  } catch (error) {
    if (error instanceof RpcError && isRevert(error)) return false
    throw error
  }
}
