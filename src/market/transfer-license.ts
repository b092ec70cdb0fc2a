import { sameAddress } from '../asset/index.ts'
import { decodeLicenseTransferred, readLicense, transferTokenCall } from '../chain/index.ts'
import { ModelmarkError } from '../error/index.ts'
import type { PlanFor } from './create-transaction.ts'
import { expectEvent } from './expect-event.ts'
import { sendOne } from './payment.ts'
import type { TradeTransactions } from './trade.ts'

/** Gives a license to somebody else. */
export const transferLicense: PlanFor<ReturnType<TradeTransactions['transfer']>> = {
  async send(context, { licenseId, to }) {
    const { asset, account: owner, client, contracts } = context
    const { licenseBook } = contracts
    const { modelId } = await readLicense(client, { licenseBook, licenseId })
    if (modelId !== asset.tokenId) {
      throw new ModelmarkError('bad-config', { field: 'licenseId', value: licenseId })
    }
    const call = transferTokenCall({ asset: licenseBook, tokenId: licenseId, owner, to })
    return { ...(await sendOne(context, call)), subject: String(licenseId), to }
  },

  async prove({ client, contracts: { licenseBook } }, receipt, { subject, to }) {
    const { id: licenseId, to: receiver } = decodeLicenseTransferred(receipt, licenseBook)
    expectEvent(String(licenseId) === subject && sameAddress(receiver, to), receipt)
    return readLicense(client, { licenseBook, licenseId })
  },
}
