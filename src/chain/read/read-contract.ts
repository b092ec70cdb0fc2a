import type { Abi, ContractFunctionArgs, ContractFunctionName, ContractFunctionReturnType } from 'viem'
import type { Address } from '../../asset/index.ts'
import { ModelmarkError } from '../../error/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { type ContractFunction, contractFunction, decodeAnswer, encodeCall } from '../contract-function.ts'

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
  const asked = knownFunction(abi, functionName)
  const data = encodeCall(asked, args as readonly unknown[])
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
    return decodeAnswer(asked, answer) as never
  } catch (cause) {
    throw new ModelmarkError('unexpected', { reason: 'answer does not decode', contract: address }, { cause })
  }
}

const knownFunctions = new WeakMap<Abi, Map<string, ContractFunction>>()

/** A function with its selector, worked out once: a page of models asks the same few functions hundreds of times. */
function knownFunction(abi: Abi, name: string): ContractFunction {
  const ofAbi = knownFunctions.get(abi) ?? new Map<string, ContractFunction>()
  knownFunctions.set(abi, ofAbi)
  const before = ofAbi.get(name)
  if (before !== undefined) return before
  const made = contractFunction(abi, name)
  ofAbi.set(name, made)
  return made
}
