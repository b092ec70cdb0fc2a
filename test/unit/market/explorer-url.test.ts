import assert from 'node:assert/strict'
import { test } from 'node:test'
import { explorerUrl } from '../../../src/market/explorer-url.ts'

const hash = `0x${'ab'.repeat(32)}`
const account = `0x${'cd'.repeat(20)}`

test('points to the page of a transaction or an account', () => {
  assert.equal(explorerUrl('https://basescan.org', 'tx', hash), `https://basescan.org/tx/${hash}`)
  assert.equal(
    explorerUrl('https://x.example/a/', 'address', account),
    `https://x.example/a/address/${account}`,
  )
})

test('gives no address that is not https or not of a hash or account', () => {
  assert.equal(explorerUrl(undefined, 'tx', hash), undefined)
  assert.equal(explorerUrl('http://basescan.org', 'tx', hash), undefined)
  assert.equal(explorerUrl('javascript:alert(1)//', 'tx', hash), undefined)
  assert.equal(explorerUrl('https://basescan.org', 'tx', '../../evil'), undefined)
})
