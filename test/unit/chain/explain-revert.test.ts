import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { encodeErrorResult, parseAbi } from 'viem'
import { errorsAbi } from '../../../src/chain/generated/errors-abi.ts'
import { explainRevert } from '../../../src/chain/index.ts'
import { type ErrorCode, ModelmarkError } from '../../../src/error/index.ts'

const BUYER = '0x1111111111111111111111111111111111111111'
const priceAboveMax = encodeErrorResult({ abi: errorsAbi, errorName: 'PriceAboveMax', args: [12n, 10n] })
const legacyAbi = parseAbi([
  'error Error(string reason)',
  'error Panic(uint256 code)',
  'error Unheard(address who)',
])
const reason = (text: string) => encodeErrorResult({ abi: legacyAbi, errorName: 'Error', args: [text] })

describe('explaining why a call failed', () => {
  describe('finds what the contract said', () => {
    const shapes: Record<string, unknown> = {
      'in a node’s answer': { code: 3, message: 'execution reverted', data: priceAboveMax },
      'in an answer of an older node': {
        code: -32015,
        message: 'VM error',
        data: `Reverted ${priceAboveMax}`,
      },
      'in MetaMask’s wrapping': {
        code: -32603,
        message: 'Internal JSON-RPC error.',
        data: { code: 3, message: 'execution reverted', data: priceAboveMax },
      },
      'in MetaMask’s older wrapping': {
        code: -32603,
        data: { originalError: { code: 3, data: priceAboveMax, message: 'execution reverted' } },
      },
      'in a library’s chain of causes': {
        message: 'The contract function "buy" reverted.',
        cause: { message: 'RPC Request failed.', cause: { code: 3, data: priceAboveMax } },
      },
      'in an ethers error': {
        code: 'CALL_EXCEPTION',
        info: { error: { code: 3, message: 'execution reverted', data: priceAboveMax } },
      },
      'in text that holds JSON': {
        code: -32000,
        message: `[ethjs-query] while formatting outputs from RPC '{"value":{"code":-32603,"data":{"code":3}}}'`,
        body: JSON.stringify({ error: { code: 3, data: priceAboveMax } }),
      },
      'in bare data': priceAboveMax,
    }
    for (const [where, error] of Object.entries(shapes)) {
      it(where, async () => {
        const explained = await explainRevert(error)
        assert.equal(explained.code, 'price-changed')
        assert.deepEqual(explained.facts, { price: 12n, maxPrice: 10n })
        assert.equal(explained.cause, error)
      })
    }
  })

  describe('has a code for what a person can act on', () => {
    const hash = (byte: string): `0x${string}` => `0x${byte.repeat(32)}`
    const known: [ErrorCode, `0x${string}`, object][] = [
      [
        'too-early',
        encodeErrorResult({
          abi: errorsAbi,
          errorName: 'TimelockUnexpectedOperationState',
          args: [hash('aa'), hash('04')],
        }),
        { operationId: hash('aa'), expectedStates: hash('04') },
      ],
      [
        'already-voted',
        encodeErrorResult({ abi: errorsAbi, errorName: 'GovernorAlreadyCastVote', args: [BUYER] }),
        { voter: BUYER },
      ],
      [
        'vote-not-allowed',
        encodeErrorResult({ abi: errorsAbi, errorName: 'SharesUnderpaid', args: [1n, 2n] }),
        { bps: 1n, guaranteedBps: 2n },
      ],
      [
        'shares-missing',
        encodeErrorResult({ abi: errorsAbi, errorName: 'NotSoleHolder', args: [BUYER, 9n] }),
        { account: BUYER, balance: 9n },
      ],
      [
        'terms-changed',
        encodeErrorResult({ abi: errorsAbi, errorName: 'TermsChanged', args: [hash('aa'), hash('bb')] }),
        { expected: hash('aa'), actual: hash('bb') },
      ],
      [
        'sold-out',
        encodeErrorResult({ abi: errorsAbi, errorName: 'SoldOut', args: [7n, 100n] }),
        { offerId: 7n, maxSupply: 100n },
      ],
      [
        'offer-closed',
        encodeErrorResult({ abi: errorsAbi, errorName: 'OfferIsClosed', args: [7n] }),
        { offerId: 7n },
      ],
      [
        'not-renewable',
        encodeErrorResult({ abi: errorsAbi, errorName: 'NotRenewable', args: [7n] }),
        { licenseId: 7n },
      ],
      [
        'nothing-to-claim',
        encodeErrorResult({ abi: errorsAbi, errorName: 'NothingToClaim', args: [BUYER, BUYER] }),
        { account: BUYER, currency: BUYER },
      ],
      [
        'order-void',
        encodeErrorResult({ abi: errorsAbi, errorName: 'OrderExpired', args: [12n] }),
        { expiry: 12n },
      ],
      [
        'order-void',
        encodeErrorResult({ abi: errorsAbi, errorName: 'NonceUsed', args: [BUYER, 7n] }),
        { maker: BUYER, nonce: 7n },
      ],
      [
        'asset-changed',
        encodeErrorResult({
          abi: errorsAbi,
          errorName: 'FingerprintChanged',
          args: [hash('aa'), hash('bb')],
        }),
        { signed: hash('aa'), current: hash('bb') },
      ],
      [
        'license-over',
        encodeErrorResult({ abi: errorsAbi, errorName: 'LicenseNotValid', args: [7n] }),
        { licenseId: 7n },
      ],
      [
        'too-early',
        encodeErrorResult({ abi: errorsAbi, errorName: 'WithdrawalTooEarly', args: [7n, BUYER, 12n] }),
        { licenseId: 7n, holder: BUYER, withdrawableAt: 12n },
      ],
      [
        'nothing-to-withdraw',
        encodeErrorResult({ abi: errorsAbi, errorName: 'NothingToWithdraw', args: [7n, BUYER] }),
        { licenseId: 7n, holder: BUYER },
      ],
      [
        'voucher-not-payable',
        encodeErrorResult({ abi: errorsAbi, errorName: 'VoucherNotPayable', args: [7n, BUYER, 3] }),
        { licenseId: 7n, holder: BUYER, status: 3 },
      ],
      [
        'price-changed',
        encodeErrorResult({ abi: errorsAbi, errorName: 'UnitPriceAboveMax', args: [12n, 10n] }),
        { unitPrice: 12n, maxUnitPrice: 10n },
      ],
      [
        'model-not-found',
        encodeErrorResult({ abi: errorsAbi, errorName: 'ERC721NonexistentToken', args: [9n] }),
        { tokenId: 9n },
      ],
      [
        'allowance',
        encodeErrorResult({ abi: errorsAbi, errorName: 'ERC20InsufficientAllowance', args: [BUYER, 1n, 2n] }),
        { spender: BUYER, allowance: 1n, needed: 2n },
      ],
      [
        'allowance',
        reason('ERC20: transfer amount exceeds allowance'),
        { reason: 'ERC20: transfer amount exceeds allowance' },
      ],
      [
        'insufficient-funds',
        reason('ERC20: transfer amount exceeds balance'),
        { reason: 'ERC20: transfer amount exceeds balance' },
      ],
      ['reverted', reason('Pausable: paused'), { reason: 'Pausable: paused' }],
      [
        'reverted',
        encodeErrorResult({ abi: errorsAbi, errorName: 'NotLicenseOwner', args: [3n, BUYER] }),
        { name: 'NotLicenseOwner', licenseId: 3n, caller: BUYER },
      ],
      [
        'reverted',
        encodeErrorResult({ abi: legacyAbi, errorName: 'Panic', args: [17n] }),
        { name: 'Panic', reason: 17n },
      ],
    ]
    for (const [code, data, facts] of known) {
      it(`${code}: ${Object.values(facts).join(' ').slice(0, 50)}`, async () => {
        const explained = await explainRevert({ code: 3, message: 'execution reverted', data })
        assert.equal(explained.code, code)
        assert.deepEqual(explained.facts, facts)
      })
    }

    it('and four bytes for what nobody knows', async () => {
      const data = encodeErrorResult({ abi: legacyAbi, errorName: 'Unheard', args: [BUYER] })
      const { code, facts } = await explainRevert({ code: 3, data })
      assert.deepEqual([code, facts], ['reverted', { data: data.slice(0, 10) }])
    })
  })

  describe('knows what wallets and nodes say', () => {
    const said: [string, unknown, ErrorCode][] = [
      ['a refusal', { code: 4001, message: 'User rejected the request.' }, 'user-rejected'],
      [
        'a refusal as ethers names it',
        { code: 'ACTION_REJECTED', message: 'user rejected action' },
        'user-rejected',
      ],
      [
        'a refusal without a code',
        new Error('MetaMask Tx Signature: User denied transaction signature.'),
        'user-rejected',
      ],
      ['a refusal below another error', { code: -32603, data: { code: 4001 } }, 'user-rejected'],
      ['a request that is open already', { code: -32002, message: 'Already processing' }, 'already-pending'],
      ['an account that was not shared', { code: 4100, message: 'not authorized' }, 'no-wallet'],
      ['a chain that it does not know', { code: 4902, message: 'Unrecognized chain ID' }, 'wrong-chain'],
      [
        'too few coins',
        { code: -32000, message: 'insufficient funds for gas * price + value: balance 0' },
        'insufficient-funds',
      ],
      ['a revert without data', { code: -32000, message: 'execution reverted' }, 'reverted'],
      ['something else', { code: -32000, message: 'nonce too low' }, 'unexpected'],
      ['nothing', undefined, 'unexpected'],
      ['text', 'oops', 'unexpected'],
    ]
    for (const [what, error, code] of said) {
      it(what, async () => {
        assert.equal((await explainRevert(error)).code, code)
      })
    }

    it('and passes on what was explained before', async () => {
      const error = new ModelmarkError('sold-out')
      assert.equal(await explainRevert(error), error)
    })

    it('and does not get lost in an error that holds itself', async () => {
      const error: Record<string, unknown> = { message: 'round and round' }
      error['cause'] = error
      assert.equal((await explainRevert(error)).code, 'unexpected')
    })

    it('and takes an account’s address in an error for no revert', async () => {
      const { code } = await explainRevert({ code: 4001, data: { account: BUYER }, message: BUYER })
      assert.equal(code, 'user-rejected')
    })
  })
})
