import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { CHAINS, chainInfo, createChainClient } from '../../../src/chain/index.ts'

describe('the chains this library knows', () => {
  it('are the ones people use, each once', () => {
    const ids = CHAINS.map(({ id }) => id)
    for (const id of [1, 10, 137, 8453, 42161, 43114, 84532, 11155111, 31337]) assert.ok(ids.includes(id))
    assert.equal(new Set(ids).size, ids.length)
  })

  it('can be asked as they are: safe endpoints, Multicall3, an explorer over HTTPS', () => {
    for (const { id, rpcUrls, explorerUrl, multicall3, confirmations, blockMs } of CHAINS) {
      assert.ok(createChainClient({ chainId: id }))
      assert.ok(confirmations >= 1 && blockMs > 0)
      if (id === 31337) continue
      assert.ok(rpcUrls.length >= 2 && rpcUrls.every(url => url.startsWith('https://')))
      assert.match(explorerUrl ?? '', /^https:\/\/[a-z.-]+$/)
      assert.equal(multicall3, '0xcA11bde05977b3631167028862bE2a173976CA11')
    }
  })

  it('are all there is', () => {
    assert.equal(chainInfo(8453).name, 'Base')
    assert.throws(() => chainInfo(56), { code: 'chain-unknown', facts: { chainId: 56 } })
  })
})
