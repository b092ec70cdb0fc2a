import { type Address, parseAddress, sameAddress } from '../asset/index.ts'
import {
  allowSignerCall,
  decodeSignerAllowed,
  decodeSignerRemoved,
  type Receipt,
  removeSignerCall,
} from '../chain/index.ts'
import type { PlanFor } from './create-transaction.ts'
import { expectEvent, joinSubjects, splitSubjects } from './expect-event.ts'
import { sendOne } from './payment.ts'
import type { PendingTransaction } from './pending-transactions.ts'
import { requireMeter } from './trade-contracts.ts'
import type { SignerInput, UsageTransactions } from './usage.ts'

/** Lets a key sign vouchers for the account. */
export const allowSigner: PlanFor<ReturnType<UsageTransactions['allowSigner']>> = {
  async send(context, input) {
    const call = allowSignerCall({ usageMeter: requireMeter(context.contracts), ...input })
    return { ...(await sendOne(context, call)), subject: subjectOf(input), to: context.account }
  },
  async prove({ contracts }, receipt, sent) {
    return signerOf(decodeSignerAllowed(receipt, requireMeter(contracts)), receipt, sent)
  },
}

/** Ends that. */
export const removeSigner: PlanFor<ReturnType<UsageTransactions['removeSigner']>> = {
  async send(context, input) {
    const call = removeSignerCall({ usageMeter: requireMeter(context.contracts), ...input })
    return { ...(await sendOne(context, call)), subject: subjectOf(input), to: context.account }
  },
  async prove({ contracts }, receipt, sent) {
    const { until, ...event } = decodeSignerRemoved(receipt, requireMeter(contracts))
    return { ...signerOf(event, receipt, sent), until: Number(until) }
  },
}

function subjectOf({ licenseId, signer }: SignerInput): string {
  return joinSubjects(signer, licenseId)
}

function signerOf(
  { licenseId, holder, signer }: SignerInput & { readonly holder: Address },
  receipt: Receipt,
  { subject, to }: PendingTransaction,
): SignerInput {
  const [key, license] = splitSubjects(subject)
  const isOwn = String(licenseId) === license && sameAddress(holder, to)
  expectEvent(isOwn && sameAddress(signer, parseAddress(key)), receipt)
  return { licenseId, signer: parseAddress(signer) }
}
