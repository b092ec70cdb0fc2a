import { type Address, sameAddress } from '../asset/index.ts'
import { claimDueCall, decodeDueClaimed, type MarketContracts } from '../chain/index.ts'
import type { TransactionPlan } from './create-transaction.ts'
import { expectEvent } from './expect-event.ts'
import { sendOne } from './payment.ts'

/** Sends the connected account what one contract, the court or the curation, owes it in bonds. */
export function claimBondsFrom(
  contractOf: (contracts: MarketContracts) => Address,
): TransactionPlan<Readonly<Record<never, never>>, { readonly amount: bigint }> {
  return {
    async send(context) {
      const { account, contracts } = context
      const call = claimDueCall({ from: contractOf(contracts), account })
      return { ...(await sendOne(context, call)), subject: '', to: account }
    },

    async prove({ contracts }, receipt, { to }) {
      const { account, amount } = decodeDueClaimed(receipt, contractOf(contracts))
      expectEvent(sameAddress(account, to), receipt)
      return { amount }
    },
  }
}
