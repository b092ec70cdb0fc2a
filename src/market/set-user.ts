import { NATIVE, parseAddress, sameAddress } from '../asset/index.ts'
import { decodeLicenseUserSet, setLicenseUserCall } from '../chain/index.ts'
import type { PlanFor } from './create-transaction.ts'
import { expectEvent } from './expect-event.ts'
import { sendOne } from './payment.ts'
import type { UsageTransactions } from './usage.ts'

/** Lets somebody use a license beside its owner. */
export const setUser: PlanFor<ReturnType<UsageTransactions['setUser']>> = {
  async send(context, { licenseId, to: { user, expires } = { user: NATIVE, expires: 0 } }) {
    const { licenseBook } = context.contracts
    const call = setLicenseUserCall({ licenseBook, licenseId, user, expires })
    return { ...(await sendOne(context, call)), subject: String(licenseId), to: user }
  },

  async prove({ contracts }, receipt, { subject, to }) {
    const { tokenId, user: account, expires } = decodeLicenseUserSet(receipt, contracts.licenseBook)
    expectEvent(String(tokenId) === subject && sameAddress(account, to), receipt)
    const user = { user: parseAddress(account), expires: Number(expires) }
    return sameAddress(account, NATIVE) ? {} : { user }
  },
}
