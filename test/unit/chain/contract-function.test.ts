import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  type Abi,
  encodeFunctionData,
  encodeFunctionResult,
  parseAbi,
  toFunctionSelector,
  zeroAddress,
} from 'viem'
import { contractFunction, decodeAnswer, encodeCall } from '../../../src/chain/contract-function.ts'

const abis: Readonly<Record<string, Abi>> = await import('../../../src/chain/generated/read-abi.ts')

describe('contract functions', () => {
  it('have the selectors that viem gives them, structs and all', () => {
    let compared = 0
    for (const abi of Object.values(abis)) {
      for (const item of abi) {
        if (item.type !== 'function') continue
        assert.equal(contractFunction(abi, item.name).selector, toFunctionSelector(item))
        compared += 1
      }
    }
    assert.ok(compared > 10)
  })

  it('give one value as it is and several as a list', () => {
    const abi = parseAbi([
      'function one(uint8 kind) view returns ((address owner, uint256[] ids))',
      'function two() view returns (uint256, bool)',
    ])
    const one = { owner: zeroAddress, ids: [1n, 2n] } as const
    const data = encodeFunctionResult({ abi, functionName: 'one', result: one })
    assert.deepEqual(decodeAnswer(contractFunction(abi, 'one'), data), one)
    const both = encodeFunctionResult({ abi, functionName: 'two', result: [7n, true] })
    assert.deepEqual(decodeAnswer(contractFunction(abi, 'two'), both), [7n, true])
    assert.equal(
      encodeCall(contractFunction(abi, 'one'), [255]),
      encodeFunctionData({ abi, functionName: 'one', args: [255] }),
    )
  })

  it('are not guessed where an ABI has several of a name, or none', () => {
    const abi = parseAbi(['function f(uint256) view', 'function f(address) view'])
    assert.throws(() => contractFunction(abi, 'f'), /not one function f/)
    assert.throws(() => contractFunction(abi, 'g'), /not one function g/)
  })
})
