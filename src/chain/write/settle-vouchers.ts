import { encodeFunctionData } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { usageMeterWriteAbi } from '../generated/meter-abi.ts'
import type { SignedVoucher } from './voucher.ts'

/** Spends what a voucher says was used; it waits to be collected for the model. The contract refuses one that is not payable. */
export function settleVoucherCall({
  usageMeter,
  signed: { voucher, signature },
}: {
  readonly usageMeter: Address
  readonly signed: SignedVoucher
}): Call {
  return {
    to: usageMeter,
    data: encodeFunctionData({
      abi: usageMeterWriteAbi,
      functionName: 'settle',
      args: [voucher, signature],
    }),
    value: 0n,
  }
}

/** Settles every voucher that is payable and skips the others. */
export function settleVouchersCall({
  usageMeter,
  vouchers,
}: {
  readonly usageMeter: Address
  readonly vouchers: readonly SignedVoucher[]
}): Call {
  return {
    to: usageMeter,
    data: encodeFunctionData({
      abi: usageMeterWriteAbi,
      functionName: 'settleBatch',
      args: [vouchers],
    }),
    value: 0n,
  }
}
