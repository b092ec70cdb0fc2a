import { parseAddress, sameAddress } from '../asset/index.ts'
import { collectAndClaimCall, decodeClaimed, readCollectable, settleAndClaimCall } from '../chain/index.ts'
import { ModelmarkError } from '../error/index.ts'
import type { TransactionPlan } from './create-transaction.ts'
import type { ClaimInput, ClaimResult } from './market.ts'
import { sendOne } from './payment.ts'

/**
 * Has a model's revenue in one currency distributed and the connected account's part sent to it, in one transaction; what
 * vouchers settled and nobody collected included, and payments that the input names because their refund window is over.
 */
export const claimRevenue: TransactionPlan<ClaimInput, ClaimResult> = {
  async send(context, { currency, escrows = [] }) {
    const { asset, account, client, contracts } = context
    const { vault, usageMeter } = contracts
    const claim = { modelId: asset.tokenId, account, currency }
    const used = usageMeter && (await readCollectable(client, { usageMeter, ...claim }))
    const call =
      usageMeter && used?.offerIds.length
        ? collectAndClaimCall({ usageMeter, offerIds: used.offerIds, ...claim })
        : settleAndClaimCall({ vault, ...claim })
    const sent =
      escrows.length === 0
        ? await sendOne(context, call)
        : await (await import('./send-after-releases.ts')).sendAfterReleases(context, {
            call,
            currency,
            escrows,
          })
    return { ...sent, subject: currency, to: account }
  },

  async prove({ contracts }, receipt, { subject, to }) {
    const { account, currency, amount } = decodeClaimed(receipt, contracts.vault)
    if (!sameAddress(currency, subject) || !sameAddress(account, to)) {
      throw new ModelmarkError('unexpected', { reason: 'another claim', hash: receipt.hash })
    }
    return { currency: parseAddress(currency), account: parseAddress(account), amount }
  },
}
