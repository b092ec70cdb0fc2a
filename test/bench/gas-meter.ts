import { type Address, type LocalAccount, stringToHex } from 'viem'
import { parseAddress } from '../../src/asset/index.ts'
import { usageMeterAbi } from '../../src/chain/generated/abi.ts'
import { type SignedVoucher, type Voucher, voucherTypedData } from '../../src/chain/index.ts'
import type { GasChain } from './gas-chain.ts'

const UNIT_PRICE = 1_000n
const UNITS = 10_000n
const BATCH = 10

export interface MeterBench {
  readonly admin: LocalAccount
  readonly chainId: number
  readonly usageMeter: Address
  readonly model: bigint
  readonly offerId: bigint
  /** Buys a license under the offer, for its number. */
  readonly buy: (buyer: LocalAccount) => Promise<bigint>
}

/** Gas of settling vouchers of accounts that settled before, one in a transaction and ten in one. */
export async function measureMeter(
  chain: GasChain,
  { admin, chainId, usageMeter, model, offerId, buy }: MeterBench,
) {
  const meter = { abi: usageMeterAbi, to: usageMeter }
  const price = [offerId, UNIT_PRICE, stringToHex('call', { size: 32 })]
  await chain.call(admin, { ...meter, name: 'setUnitPrice', args: price })

  const holders = Array.from({ length: BATCH }, (_, index) => chain.account(index + 1))
  const accounts: { holder: LocalAccount; licenseId: bigint }[] = []
  for (const holder of holders) {
    const licenseId = await buy(holder)
    await chain.call(holder, {
      ...meter,
      name: 'deposit',
      args: [licenseId, UNITS, UNIT_PRICE],
      value: UNITS * UNIT_PRICE,
    })
    accounts.push({ holder, licenseId })
  }

  const sign = async (units: bigint): Promise<SignedVoucher[]> =>
    Promise.all(
      accounts.map(async ({ holder, licenseId }) => {
        const voucher = { licenseId, holder: parseAddress(holder.address), modelId: model, units }
        return { voucher, signature: await signVoucher(holder, { chainId, usageMeter, voucher }) }
      }),
    )
  const settleAll = async (units: bigint) =>
    chain.call(admin, { ...meter, name: 'settleBatch', args: [await sign(units)] })
  await settleAll(100n)
  const batch = await settleAll(1_100n)
  const [first] = await sign(2_100n)
  if (first === undefined) throw new Error('Nobody signed.')
  const one = await chain.call(admin, {
    ...meter,
    name: 'settle',
    args: [first.voucher, first.signature],
  })
  return { voucherSettle: one.gas, voucherSettleInBatch: Math.round(batch.gas / BATCH) }
}

function signVoucher(
  holder: LocalAccount,
  parts: { chainId: number; usageMeter: Address; voucher: Voucher },
): Promise<`0x${string}`> {
  const { domain, types, message } = voucherTypedData({
    ...parts,
    usageMeter: parseAddress(parts.usageMeter),
  })
  return holder.signTypedData({
    domain,
    types: { Voucher: types['Voucher'] ?? [] },
    primaryType: 'Voucher',
    message,
  })
}
