import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { encodeAbiParameters, stringToHex } from 'viem'
import { cleanSymbol } from '../../../src/chain/read/clean-symbol.ts'

const answer = (symbol: string) => encodeAbiParameters([{ type: 'string' }], [symbol])

describe('a token’s symbol', () => {
  it('is what the token says', () => {
    assert.equal(cleanSymbol(answer('USDC')), 'USDC')
    assert.equal(cleanSymbol(answer('USD₮0')), 'USD₮0')
  })

  it('may be 32 bytes, as older tokens have it', () => {
    assert.equal(cleanSymbol(stringToHex('MKR', { size: 32 })), 'MKR')
  })

  it('hides nothing and turns nothing around', () => {
    assert.equal(cleanSymbol(answer('US\u202eDC\u200b\u0000\n')), 'USDC')
    assert.equal(cleanSymbol(answer(' U S D C ')), 'USDC')
  })

  it('is short', () => {
    assert.equal(cleanSymbol(answer('VISIT-EVIL-SITE-FOR-FREE-COINS')), 'VISIT-EVIL-…')
    assert.equal(cleanSymbol(answer('🦄'.repeat(12))), '🦄'.repeat(12))
  })

  it('is left out where nothing can be seen, or nothing makes sense', () => {
    assert.equal(cleanSymbol(answer('\u200b\u202e ')), undefined)
    assert.equal(cleanSymbol('0x'), undefined)
    assert.equal(cleanSymbol(`0x${'ff'.repeat(96)}`), undefined)
  })
})
