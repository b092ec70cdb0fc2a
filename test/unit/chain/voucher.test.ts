import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { decodeFunctionData, hexToString } from 'viem'
import { NATIVE, parseAddress } from '../../../src/asset/index.ts'
import { usageMeterWriteAbi } from '../../../src/chain/generated/meter-abi.ts'
import {
  type Call,
  cancelWithdrawalCall,
  depositUnitsCall,
  removeSignerCall,
  type SignedVoucher,
  settleVoucherCall,
  settleVouchersCall,
  setUnitPriceCall,
  VOUCHER_STATUSES,
  voucherTypedData,
} from '../../../src/chain/index.ts'

const METER = parseAddress('0x2222222222222222222222222222222222222222')
const DOLLAR = parseAddress('0x3333333333333333333333333333333333333333')
const HOLDER = parseAddress('0x4444444444444444444444444444444444444444')
const signed: SignedVoucher = {
  voucher: { licenseId: 7n, holder: HOLDER, modelId: 3n, units: 1_000n },
  signature: '0x01',
}

const contract = (path: string) =>
  readFileSync(new URL(`../../../contracts/src/${path}`, import.meta.url), 'utf8')
const decode = ({ data }: Call) => decodeFunctionData({ abi: usageMeterWriteAbi, data })

describe('a voucher', () => {
  it('is of the type and for the domain that the contract hashes', () => {
    const { types, domain } = voucherTypedData({
      chainId: 8453,
      usageMeter: METER,
      voucher: signed.voucher,
    })
    const fields = (types['Voucher'] ?? []).map(({ type, name }) => `${type} ${name}`)
    const source = contract('UsageMeter.sol')
    assert.ok(source.includes(`"Voucher(${fields})"`))
    assert.ok(source.includes(`return ("${domain['name']}", "${domain['version']}");`))
  })

  it('is signed as JSON that names everything', () => {
    const { message } = voucherTypedData({ chainId: 8453, usageMeter: METER, voucher: signed.voucher })
    assert.deepEqual(message, { licenseId: '7', holder: HOLDER, modelId: '3', units: '1000' })
  })

  it('is settled alone or with others', () => {
    const { voucher, signature } = signed
    const one = decode(settleVoucherCall({ usageMeter: METER, signed }))
    assert.deepEqual([one.functionName, one.args], ['settle', [voucher, signature]])
    const all = decode(settleVouchersCall({ usageMeter: METER, vouchers: [signed, signed] }))
    assert.deepEqual([all.functionName, all.args], ['settleBatch', [[signed, signed]]])
  })

  it('has the statuses of the contract, in its order', () => {
    const body = /enum VoucherStatus \{([^}]*)\}/.exec(contract('interfaces/IUsageMeter.sol'))?.[1] ?? ''
    const names = [...body.matchAll(/^\s*([A-Z]\w+)/gm)].map(([, name = '']) =>
      name.replace(/(?<=[a-z])[A-Z]/g, letter => `-${letter}`).toLowerCase(),
    )
    assert.deepEqual(names, [...VOUCHER_STATUSES])
  })
})

describe('prepaid use', () => {
  it('is paid with exactly the coins, or none where the price is in a token', () => {
    const deposit = { usageMeter: METER, licenseId: 7n, units: 1_500n, unitPrice: 777n }
    assert.equal(depositUnitsCall({ ...deposit, currency: NATIVE }).value, 1_165_500n)
    const inDollars = depositUnitsCall({ ...deposit, currency: DOLLAR })
    assert.equal(inDollars.value, 0n)
    assert.deepEqual(decode(inDollars).args, [7n, 1_500n, 777n])
  })

  it('has a unit that people can read', () => {
    const price = { usageMeter: METER, offerId: 1n, unitPrice: 777n }
    const { args } = decode(setUnitPriceCall({ ...price, unit: '1000 tokens' }))
    assert.equal(hexToString(args?.[2] as `0x${string}`, { size: 32 }), '1000 tokens')
    for (const unit of ['', 'é', 'x'.repeat(33)]) {
      assert.throws(() => setUnitPriceCall({ ...price, unit }), { code: 'bad-config' })
    }
  })

  it('ends by requests that name the license', () => {
    const removed = decode(removeSignerCall({ usageMeter: METER, licenseId: 7n, signer: HOLDER }))
    assert.deepEqual(removed.args, [7n, HOLDER])
    const cancelled = decode(cancelWithdrawalCall({ usageMeter: METER, licenseId: 7n }))
    assert.deepEqual([cancelled.functionName, cancelled.args], ['cancelWithdrawal', [7n]])
  })
})
