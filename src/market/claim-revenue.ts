import { parseAddress, sameAddress } from '../asset/index.ts'
import { decodeClaimed, settleAndClaimCall } from '../chain/index.ts'
import { ModelmarkError } from '../error/index.ts'
import type { TransactionPlan } from './create-transaction.ts'
import type { ClaimInput, ClaimResult } from './market.ts'
import { sendOne } from './payment.ts'

/** Has a model's revenue in one currency distributed and the connected account's part sent to it. */
export const claimRevenue: TransactionPlan<ClaimInput, ClaimResult> = {
  async send(context, { currency }) {
    const { asset, account, contracts } = context
    const call = settleAndClaimCall({ vault: contracts.vault, modelId: asset.tokenId, account, currency })
    return { ...(await sendOne(context, call)), subject: currency, to: account }
  },

  async prove({ contracts }, receipt, { subject, to }) {
    const { account, currency, amount } = decodeClaimed(receipt, contracts.vault)
    if (!sameAddress(currency, subject) || !sameAddress(account, to)) {
      throw new ModelmarkError('unexpected', { reason: 'another claim', hash: receipt.hash })
    }
    return { currency: parseAddress(currency), account: parseAddress(account), amount }
  },
}
