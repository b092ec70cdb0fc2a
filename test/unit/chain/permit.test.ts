import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  serializeCompactSignature,
  serializeSignature,
  signatureToCompactSignature,
  verifyTypedData,
} from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { parsePermitSignature, permitTypedData } from '../../../src/chain/index.ts'

const account = privateKeyToAccount(`0x${'42'.repeat(32)}`)
const SPENDER = '0x2222222222222222222222222222222222222222'
const TOKEN = '0x3333333333333333333333333333333333333333'
const typedData = permitTypedData({
  support: { domain: { name: 'USD Coin', version: '2', chainId: 8453, verifyingContract: TOKEN }, nonce: 5n },
  owner: account.address,
  spender: SPENDER,
  value: 12_000_000n,
  deadline: 2_000_000_000n,
})
const { domain, message } = typedData
const viemData = {
  domain: domain as { name: string },
  types: { Permit: typedData.types['Permit'] ?? [] },
  primaryType: 'Permit',
  message,
} as const

describe('a permit', () => {
  it('is JSON that says what is allowed, to whom and until when', () => {
    assert.deepEqual(JSON.parse(JSON.stringify(message)), {
      owner: account.address,
      spender: SPENDER,
      value: '12000000',
      nonce: '5',
      deadline: '2000000000',
    })
    assert.equal(typedData.primaryType, 'Permit')
  })

  it('is split into what the token takes', async () => {
    const signature = await account.signTypedData(viemData)
    const { v, r, s, deadline } = parsePermitSignature(signature, 2_000_000_000n)
    assert.ok(v === 27 || v === 28)
    assert.equal(deadline, 2_000_000_000n)
    const joined = serializeSignature({ r, s, v: BigInt(v) })
    assert.equal(joined, signature)
    assert.ok(await verifyTypedData({ ...viemData, address: account.address, signature: joined }))
  })

  it('may end in 0 or 1, or be compact', async () => {
    const signature = await account.signTypedData(viemData)
    const whole = parsePermitSignature(signature, 1n)
    const parity = `${signature.slice(0, -2)}${(whole.v - 27).toString(16).padStart(2, '0')}`
    assert.deepEqual(parsePermitSignature(parity, 1n), whole)
    const yParity = whole.v - 27
    const compact = signatureToCompactSignature({ r: whole.r, s: whole.s, yParity })
    assert.deepEqual(parsePermitSignature(serializeCompactSignature(compact), 1n), whole)
  })

  it('cannot be what a contract wallet signs', () => {
    for (const signature of [`0x${'ab'.repeat(200)}`, '0x', 'nonsense']) {
      assert.throws(() => parsePermitSignature(signature, 1n), { code: 'allowance' })
    }
  })
})
