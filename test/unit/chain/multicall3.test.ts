import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { bytesToHex, encodeFunctionData, encodeFunctionResult, parseAbi } from 'viem'
import { decodeAggregate3, encodeAggregate3 } from '../../../src/chain/rpc/multicall3.ts'

const abi = parseAbi([
  'struct Call { address target; bool allowFailure; bytes callData; }',
  'struct Result { bool success; bytes returnData; }',
  'function aggregate3(Call[] calls) payable returns (Result[] returnData)',
])

const hex = (minLength: number, maxLength: number) =>
  fc.uint8Array({ minLength, maxLength }).map(bytes => bytesToHex(bytes))
const calls = fc.array(
  fc.record(
    { to: hex(20, 20), data: hex(0, 100), allowFailure: fc.boolean() },
    { requiredKeys: ['to', 'data'] },
  ),
  { maxLength: 40 },
)
const outcomes = fc.array(fc.record({ ok: fc.boolean(), data: hex(0, 100) }, { noNullPrototype: true }), {
  maxLength: 40,
})

const encodeResults = (results: readonly { readonly ok: boolean; readonly data: `0x${string}` }[]) =>
  encodeFunctionResult({
    abi,
    functionName: 'aggregate3',
    result: results.map(({ ok, data }) => ({ success: ok, returnData: data })),
  })

describe('multicall3', () => {
  it('is asked in the words of its ABI', () => {
    fc.assert(
      fc.property(calls, all => {
        const args = all.map(({ to, data, allowFailure = true }) => ({
          target: to,
          allowFailure,
          callData: data,
        }))
        assert.equal(
          encodeAggregate3(all),
          encodeFunctionData({ abi, functionName: 'aggregate3', args: [args] }),
        )
      }),
    )
  })

  it('is understood, whatever its calls returned', () => {
    fc.assert(
      fc.property(outcomes, all => {
        assert.deepEqual(decodeAggregate3(encodeResults(all), all.length), all)
      }),
    )
  })

  it('is not believed when it answers fewer or more than was asked', () => {
    const answer = encodeResults([{ ok: true, data: '0x01' }])
    assert.equal(decodeAggregate3(answer, 0), undefined)
    assert.equal(decodeAggregate3(answer, 2), undefined)
  })

  it('is refused or read within its bounds when it was damaged, never more', () => {
    fc.assert(
      fc.property(outcomes, fc.nat(), fc.integer({ min: 0, max: 15 }), fc.nat(), (all, at, digit, cut) => {
        const whole = encodeResults(all)
        const place = 2 + (at % (whole.length - 2))
        const changed = `${whole.slice(0, place)}${digit.toString(16)}${whole.slice(place + 1)}`
        for (const answer of [changed, whole.slice(0, 2 + (cut % whole.length))]) {
          const read = decodeAggregate3(answer, all.length)
          if (read === undefined) continue
          assert.equal(read.length, all.length)
          for (const { data } of read) assert.ok(data.length % 2 === 0 && data.length <= answer.length)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('is refused when it is no hex at all', () => {
    for (const answer of [undefined, null, 7, '', '0x', '0xzz', 'latest', {}, []]) {
      assert.equal(decodeAggregate3(answer, 0), undefined)
    }
  })
})
