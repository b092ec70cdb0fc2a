import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readAnnouncement } from '../../../src/wallet/wallet-option.ts'

const provider = { request: async () => null }
const info = {
  uuid: '350670db-19fa-4704-a166-e52e178b59d2',
  name: 'Example Wallet',
  icon: 'data:image/png;base64,AA==',
  rdns: 'com.example.wallet',
}
const read = (changes: Record<string, unknown>) =>
  readAnnouncement({ info: { ...info, ...changes }, provider })

test('takes a wallet that announces itself as EIP-6963 says', () => {
  assert.deepEqual(read({}), {
    option: { id: info.uuid, name: 'Example Wallet', icon: info.icon, rdns: 'com.example.wallet' },
    provider,
  })
})

test('takes nothing that is not an announcement', () => {
  for (const detail of [undefined, null, 1, 'x', {}, { info }, { provider }, { info, provider: {} }]) {
    assert.equal(readAnnouncement(detail), undefined)
  }
  for (const bad of [
    { uuid: 'x' },
    { uuid: 7 },
    { rdns: '' },
    { rdns: 'a b.c' },
    { name: '' },
    { name: 5 },
  ]) {
    assert.equal(read(bad), undefined, JSON.stringify(bad))
  }
})

test('leaves out icons that are not small data: images', () => {
  for (const icon of [
    'https://tracker.example/icon.png',
    'javascript:alert(1)',
    'data:text/html,<script>',
    `data:image/png;base64,${'A'.repeat(300_000)}`,
    undefined,
    {},
  ]) {
    assert.equal(read({ icon })?.option.icon, undefined)
    assert.ok(read({ icon }))
  }
})

test('shows names on one line, without what reverses or hides text, and not for ever', () => {
  assert.equal(read({ name: 'Meta\u202eksaM\u200b\n  Wallet' })?.option.name, 'MetaksaM Wallet')
  assert.equal(read({ name: '\u200b\u202e' }), undefined)
  assert.equal(read({ name: '🦊'.repeat(500) })?.option.name, '🦊'.repeat(40))
})
