import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  formatAmount,
  formatBytes,
  formatCompact,
  formatDuration,
  formatList,
  formatMoney,
  formatPercent,
  formatRelative,
  plainText,
  shortHex,
} from '../../../src/text/index.ts'

const DAY = 86_400
const spaces = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

describe('money', () => {
  it('writes whole amounts without decimals and others with two', () => {
    const write = (amount: bigint) => spaces(formatMoney({ amount, decimals: 6, symbol: 'USDC' }, 'en'))
    assert.equal(write(12_000_000n), '12 USDC')
    assert.equal(write(48_200_000n), '48.20 USDC')
    assert.equal(write(2_000n), '0.002 USDC')
    assert.equal(write(0n), '0 USDC')
    assert.equal(write(-1_500_000n), '-1.50 USDC')
  })

  it('keeps every digit of amounts that no double can hold', () => {
    const amount = 123_456_789_012_345_678_901_234_567n
    assert.equal(formatAmount({ amount, decimals: 18 }, 'en'), '123,456,789.012345678901234567')
    assert.equal(formatAmount({ amount: 1n, decimals: 18 }, 'en'), '0.000000000000000001')
    assert.equal(
      formatAmount({ amount: 2n ** 256n - 1n, decimals: 0 }, 'en').replaceAll(',', ''),
      String(2n ** 256n - 1n),
    )
  })

  it('follows the language of the reader', () => {
    assert.equal(formatAmount({ amount: 1_204_800_000n, decimals: 6 }, 'de'), '1.204,80')
    assert.equal(spaces(formatAmount({ amount: 1_204_800_000n, decimals: 6 }, 'fr')), '1 204,80')
  })

  it('takes characters out of a symbol that would turn the writing direction', () => {
    const symbol = '\u202eCDSU\u2066'
    assert.equal(spaces(formatMoney({ amount: 1n, decimals: 0, symbol }, 'en')), '1 CDSU')
  })

  it('stays in one piece, left to right, inside sentences that run from right to left', () => {
    const money = { amount: 12_500_000n, decimals: 6, symbol: 'USDC\u2069' }
    assert.equal(spaces(formatMoney(money, 'ar')), '\u206612.50 USDC\u2069')
    assert.equal(spaces(formatMoney(money, 'ar-EG')), '\u2066١٢٫٥٠ USDC\u2069')
  })
})

describe('phrases', () => {
  it('are listed as the language lists them', () => {
    assert.equal(formatList(['50 % back', 'licence 7 ended'], 'en'), '50 % back, licence 7 ended')
    assert.equal(formatList(['استرداد', 'إبطال'], 'ar'), 'استرداد وإبطال')
    assert.equal(formatList([], 'de'), '')
  })
})

describe('figures', () => {
  it('writes basis points as percent', () => {
    assert.equal(formatPercent(250, 'en'), '2.5%')
    assert.equal(formatPercent(10_000, 'en'), '100%')
    assert.equal(spaces(formatPercent(6125, 'de')), '61,25 %')
  })

  it('writes sizes in powers of a thousand', () => {
    assert.equal(formatBytes(642, 'en'), '642 bytes')
    assert.equal(formatBytes(4_812_304, 'en'), '4.8 MB')
    assert.equal(formatBytes(15_400_000_000, 'en'), '15.4 GB')
    assert.equal(formatBytes(999_999, 'en'), '1,000 kB')
    assert.equal(formatBytes(0, 'en'), '0 bytes')
  })

  it('shortens large counts', () => {
    assert.equal(formatCompact(1_204_224, 'en'), '1.2M')
    assert.equal(formatCompact(7_240_000_000, 'en'), '7.24B')
  })

  it('writes periods in the unit that fits', () => {
    assert.equal(formatDuration(30 * DAY, 'en'), '30 days')
    assert.equal(formatDuration(365 * DAY, 'en'), '1 year')
    assert.equal(formatDuration(5400, 'en'), '1.5 hours')
    assert.equal(formatDuration(30 * DAY, 'de'), '30 Tage')
  })

  it('tells how long ago something was', () => {
    assert.equal(formatRelative(1000 * DAY, 1002 * DAY, 'en'), '2 days ago')
    assert.equal(formatRelative(1000 * DAY, 1000 * DAY - 7200, 'en'), 'in 2 hours')
    assert.equal(formatRelative(1000 * DAY, 1100 * DAY, 'de'), 'vor 3 Monaten')
  })

  it('shortens accounts in the middle', () => {
    assert.equal(shortHex('0x71C7656EC7ab88b098defB751B7401B5f6d8976F'), '0x71C7…976F')
    assert.equal(shortHex('0x1234'), '0x1234')
  })
})

describe('a stranger’s text', () => {
  it('keeps its lines and loses what steers or hides', () => {
    assert.equal(plainText('one\r\ntwo\u202egnp.exe\u0007\tthree', 80), 'one\ntwognp.exethree')
  })

  it('is cut by characters, not in their middle, however long it is', () => {
    assert.equal(plainText('🙂'.repeat(10), 4), '🙂🙂🙂…')
    assert.equal(plainText('a'.repeat(10_000_000), 100).length, 100)
  })
})
