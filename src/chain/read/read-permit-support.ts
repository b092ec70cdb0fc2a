import { domainSeparator } from 'viem'
import type { Address } from '../../asset/index.ts'
import { type ErrorCode, ModelmarkError } from '../../error/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { permitAbi } from '../permit-abi.ts'
import { readContract } from './read-contract.ts'

/** What an EIP-2612 signature for a token needs. */
export interface PermitSupport {
  readonly domain: {
    readonly name: string
    readonly version: string
    readonly chainId: number
    readonly verifyingContract: Address
  }
  readonly nonce: bigint
}

/** keccak256 of `Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)`. */
const PERMIT_TYPEHASH = '0x6e71edae12b1b97f4d1f60370fef10105fa2faae0126114a169c64845d6126c9'

/**
 * Whether a token takes EIP-2612 signatures, proven by its domain separator: a domain that is only guessed would
 * give a signature that the token refuses. `undefined` where it does not, or does it its own way (DAI).
 * @see https://eips.ethereum.org/EIPS/eip-2612 https://eips.ethereum.org/EIPS/eip-5267
 */
export async function readPermitSupport(
  client: ChainClient,
  { token, owner }: { readonly token: Address; readonly owner: Address },
  options?: CallOptions,
): Promise<PermitSupport | undefined> {
  const ofToken = { abi: permitAbi, address: token } as const
  const [nonce, separator, typehash, described, name, version] = await Promise.all([
    answered(readContract(client, { ...ofToken, functionName: 'nonces', args: [owner] }, options)),
    answered(readContract(client, { ...ofToken, functionName: 'DOMAIN_SEPARATOR', args: [] }, options)),
    answered(readContract(client, { ...ofToken, functionName: 'PERMIT_TYPEHASH', args: [] }, options)),
    answered(readContract(client, { ...ofToken, functionName: 'eip712Domain', args: [] }, options)),
    answered(readContract(client, { ...ofToken, functionName: 'name', args: [] }, options)),
    answered(readContract(client, { ...ofToken, functionName: 'version', args: [] }, options)),
  ])
  if (nonce === undefined || separator === undefined) return undefined
  if (typehash !== undefined && typehash !== PERMIT_TYPEHASH) return undefined
  const chainId = client.chain.id
  const candidates = [
    ...(described === undefined ? [] : [{ name: described[1], version: described[2] }]),
    ...(name === undefined ? [] : [version ?? '1', '2'].map(guess => ({ name, version: guess }))),
  ]
  for (const candidate of candidates) {
    const domain = { ...candidate, chainId, verifyingContract: token }
    if (domainSeparator({ domain }) === separator) return { domain, nonce }
  }
  return undefined
}

/** How a contract says that it has no such function: it reverts, is not there, or answers something else. */
const CONTRACTS_FAULTS: ReadonlySet<ErrorCode> = new Set(['reverted', 'bad-config', 'unexpected'])

/** The answer, or `undefined` if the contract has none; what keeps the chain from answering is passed on. */
async function answered<Value>(read: Promise<Value>): Promise<Value | undefined> {
  try {
    return await read
  } catch (error) {
    if (error instanceof ModelmarkError && CONTRACTS_FAULTS.has(error.code)) return undefined
    throw error
  }
}
