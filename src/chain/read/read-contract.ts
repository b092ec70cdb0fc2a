import {
  type Abi,
  type ContractFunctionArgs,
  type ContractFunctionName,
  type ContractFunctionReturnType,
  decodeFunctionResult,
  type EncodeFunctionDataParameters,
  encodeFunctionData,
  prepareEncodeFunctionData,
} from 'viem'
import type { Address } from '../../asset/index.ts'
import { ModelmarkError } from '../../error/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'

type ViewFunction<abi extends Abi> = ContractFunctionName<abi, 'pure' | 'view'>

export interface ContractRead<abi extends Abi, name extends ViewFunction<abi>> {
  readonly abi: abi
  readonly address: Address
  readonly functionName: name
  readonly args: ContractFunctionArgs<abi, 'pure' | 'view', name>
}

/**
 * Asks a contract one thing, typed by its ABI.
 * @throws ModelmarkError `bad-config` if there is no such contract, `unexpected` for an answer that does not decode,
 * the contract's own reason if it reverts, and what keeps the chain from answering.
 */
export async function readContract<const abi extends Abi, name extends ViewFunction<abi>>(
  client: ChainClient,
  { abi, address, functionName, args }: ContractRead<abi, name>,
  options?: CallOptions,
): Promise<ContractFunctionReturnType<abi, 'pure' | 'view', name>> {
  const prepared = preparedFunction(abi, functionName)
  const data = encodeFunctionData({ ...prepared, args } as unknown as EncodeFunctionDataParameters)
  const answer = await client.call({ to: address, data }, options).catch(async error => {
    // What keeps the chain from answering may keep this module from being loaded too.
    if (error instanceof ModelmarkError) throw error
    const { explainRevert } = await import('../explain-revert.ts')
    throw await explainRevert(error)
  })
  if (answer === '0x') {
    throw new ModelmarkError('bad-config', { field: 'contract', value: address, chainId: client.chain.id })
  }
  try {
    return decodeFunctionResult({ abi: prepared.abi, data: answer }) as never
  } catch (cause) {
    throw new ModelmarkError('unexpected', { reason: 'answer does not decode', contract: address }, { cause })
  }
}

interface PreparedFunction {
  /** The one function. */
  readonly abi: Abi
  /** Its selector. */
  readonly functionName: string
}

const preparedFunctions = new WeakMap<Abi, Map<string, PreparedFunction>>()

/** One function of an ABI with its selector, worked out once: a page of models asks the same few functions hundreds of times. */
function preparedFunction(abi: Abi, name: string): PreparedFunction {
  const ofAbi = preparedFunctions.get(abi) ?? new Map<string, PreparedFunction>()
  preparedFunctions.set(abi, ofAbi)
  const before = ofAbi.get(name)
  if (before !== undefined) return before
  const made: PreparedFunction = prepareEncodeFunctionData({ abi, functionName: name })
  ofAbi.set(name, made)
  return made
}
