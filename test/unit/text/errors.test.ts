import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { describe, it } from 'node:test'
import { type Abi, encodeErrorResult } from 'viem'
import { errorsAbi } from '../../../src/chain/generated/errors-abi.ts'
import { explainRevert } from '../../../src/chain/index.ts'
import { type ErrorCode, ModelmarkError } from '../../../src/error/index.ts'
import {
  errorText,
  errorTexts,
  marketErrorTexts,
  onTextChange,
  refusalTexts,
  setText,
} from '../../../src/text/index.ts'

/** The union's members, read from its source: a code added there and forgotten here fails. */
async function codes(): Promise<readonly ErrorCode[]> {
  const source = await readFile(new URL('../../../src/error/modelmark-error.ts', import.meta.url), 'utf8')
  const union = source.slice(source.indexOf('export type ErrorCode'), source.indexOf('/** Values a sentence'))
  return [...union.matchAll(/'([a-z-]+)'/g)].map(match => match[1] as ErrorCode)
}

/** What people meet there, beside codes that other rooms share: a wrong bond is a changed price. */
const REFUSALS = [
  'DisputeNotOpen',
  'DisputeAlreadyOpen',
  'LicenseOfOtherModel',
  'RefundTooHigh',
  'AlreadyCountered',
  'CounterPeriodOver',
  'CounterPeriodOpen',
  'RulingPeriodOver',
  'RulingPeriodOpen',
  'NotArbitrator',
  'VerdictInvalid',
  'HoldStillOpen',
  'NoHeldPayment',
  'ModelNotHeld',
  'StatusInvalid',
  'NotListed',
  'ChallengeAlreadyOpen',
  'NoChallenge',
  'ChallengePeriodOver',
  'ChallengePeriodOpen',
  'AlreadyEndorsed',
  'ModelIsDelisted',
  'NotLicenseOwner',
  'NotModelOwner',
  'NativeTransferFailed',
  'NoEscrow',
  'EscrowStillOpen',
  'InvalidAccountNonce',
  'RenewalTooEarly',
  'SignatureExpired',
  'ClaimExpired',
  'TooManyCurrencies',
  'WrongValue',
  'NothingToClaim',
]

const LOCALES = ['en', 'de-AT', 'ar']

const FACTS = [
  {},
  {
    field: 'asset',
    value: 'x',
    expected: 'y',
    chainId: 8453,
    source: 'gateway.example',
    path: 'a.bin',
    reason: 'SoldOut',
  },
]

describe('sentences about errors', () => {
  it('say that the contract refused until a rare error’s own words have come, and then tell it', async () => {
    const rare = new ModelmarkError('already-voted')
    assert.equal(errorText(rare, 'en').title, 'The contract refused')
    const changed = new Promise<void>(resolve => {
      const stop = onTextChange(() => {
        stop()
        resolve()
      })
    })
    await changed
    assert.equal(errorText(rare, 'en').title, 'You have voted already')
  })

  it('let a host replace a rare error’s words too', () => {
    setText('en', 'errors', { 'shares-missing': () => ({ title: 'More', cause: 'is', cure: 'needed' }) })
    assert.equal(errorText(new ModelmarkError('shares-missing'), 'en').title, 'More')
    assert.notEqual(errorText(new ModelmarkError('shares-missing'), 'de').title, 'More')
  })

  it('say what happened, why, and what to do, for every code in every language', async () => {
    const catalogs = [errorTexts, marketErrorTexts]
    await Promise.all(catalogs.flatMap(catalog => LOCALES.map(catalog.ready)))
    const all = await codes()
    assert.ok(all.length >= 29)
    const refused = errorText(new ModelmarkError('reverted'), 'en')
    for (const code of all) {
      for (const facts of FACTS) {
        const texts = LOCALES.map(locale => errorText(new ModelmarkError(code, facts), locale))
        for (const sentence of texts.flatMap(one => Object.values(one))) {
          assert.match(sentence, /\p{L}{2}/u, code)
          assert.doesNotMatch(sentence, /undefined|\[object|NaN/, `${code}: ${sentence}`)
        }
        assert.equal(new Set(texts.map(({ cure }) => cure)).size, LOCALES.length, code)
        if (code !== 'reverted') assert.notEqual(texts[0]?.title, refused.title, code)
      }
    }
  })

  it('take no word of a contract for one of their own', () => {
    const { title } = errorText(new ModelmarkError('reverted', { name: 'toString' }), 'en')
    assert.equal(title, errorText(new ModelmarkError('reverted'), 'en').title)
  })

  it('explain what the court, the curation and their vault refuse, each in its own words', async () => {
    const catalogs = [errorTexts, marketErrorTexts, refusalTexts]
    await Promise.all(catalogs.flatMap(catalog => LOCALES.map(catalog.ready)))
    const titles = new Set<string>()
    for (const name of REFUSALS) {
      const item = (errorsAbi as Abi).find(entry => entry.type === 'error' && entry.name === name)
      assert.ok(item?.type === 'error', name)
      const args = item.inputs.map(({ type }) => (type === 'address' ? `0x${'00'.repeat(20)}` : 1n))
      const error = await explainRevert({ code: 3, data: encodeErrorResult({ abi: [item], args }) })
      for (const locale of LOCALES) {
        const { title, cause, cure } = errorText(error, locale)
        assert.doesNotMatch(cause, new RegExp(name), `${name} is left to its name`)
        assert.ok(cure.length > 0)
        assert.ok(!titles.has(`${locale} ${title}`), `${title} is said of two things`)
        titles.add(`${locale} ${title}`)
      }
    }
  })

  it('name the source that lied', () => {
    const { cause } = errorText(
      new ModelmarkError('digest-mismatch', { source: 'gw.example', path: 'model.bin' }),
      'en',
    )
    assert.equal(cause, 'gw.example sent model.bin that differs from what the chain commits to.')
  })

  it('fall back to English in a language that is not there', () => {
    const error = new ModelmarkError('sold-out')
    assert.deepEqual(errorText(error, 'eo'), errorText(error, 'en'))
  })
})
