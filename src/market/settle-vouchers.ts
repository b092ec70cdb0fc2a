import { parseAddress } from '../asset/index.ts'
import {
  checkVoucher,
  decodeVouchersSettled,
  type SignedVoucher,
  settleVoucherCall,
  settleVouchersCall,
  VOUCHER_STATUSES,
} from '../chain/index.ts'
import { ModelmarkError } from '../error/index.ts'
import type { TransactionPlan } from './create-transaction.ts'
import { sendOne } from './payment.ts'
import { requireMeter } from './trade-contracts.ts'
import type { SettledVoucher } from './usage.ts'

interface SettleInput {
  readonly vouchers: readonly SignedVoucher[]
}

/**
 * Settles the use that holders signed for, in one transaction for any number of accounts. Vouchers that are not
 * payable are left out; if none is, nothing is sent.
 */
export const settleVouchers: TransactionPlan<SettleInput, readonly SettledVoucher[]> = {
  async send(context, { vouchers }) {
    const { account, client, contracts } = context
    const usageMeter = requireMeter(contracts)
    const answers = await Promise.all(
      vouchers.map(signed => checkVoucher(client, { usageMeter, signed }, { quorum: true })),
    )
    const payable = vouchers.filter((_, index) => answers[index]?.status === 'payable')
    const [first] = payable
    if (first === undefined) {
      const status = VOUCHER_STATUSES.indexOf(answers[0]?.status ?? 'unfunded')
      throw new ModelmarkError('voucher-not-payable', { status })
    }
    const call =
      payable.length === 1
        ? settleVoucherCall({ usageMeter, signed: first })
        : settleVouchersCall({ usageMeter, vouchers: payable })
    return { ...(await sendOne(context, call)), subject: String(first.voucher.modelId), to: account }
  },

  async prove({ contracts }, receipt) {
    const settled = decodeVouchersSettled(receipt, requireMeter(contracts))
    // A batch does not fail when somebody else settled first.
    return settled.map(({ holder, ...rest }) => ({ ...rest, holder: parseAddress(holder) }))
  },
}
