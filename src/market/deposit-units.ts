import {
  decodeUnitsDeposited,
  depositUnitsCall,
  depositUnitsWithPermitCall,
  readLicense,
  readOffers,
  readUnitPrice,
  readUsageAccount,
  type UsageAccount,
} from '../chain/index.ts'
import { ModelmarkError } from '../error/index.ts'
import type { TransactionPlan } from './create-transaction.ts'
import { pay } from './payment.ts'
import { requireMeter } from './trade-contracts.ts'
import type { DepositInput } from './usage.ts'

/** Prepays units of use for exactly the unit price that was on screen. */
export const depositUnits: TransactionPlan<DepositInput, UsageAccount> = {
  async send(context, { licenseId, units, unitPrice }) {
    const { asset, account, client, contracts } = context
    const { licenseBook } = contracts
    const usageMeter = requireMeter(contracts)
    const { offerId, modelId } = await readLicense(client, { licenseBook, licenseId }, { quorum: true })
    if (modelId !== asset.tokenId) {
      throw new ModelmarkError('bad-config', { field: 'licenseId', value: licenseId })
    }
    const [[offer], actual] = await Promise.all([
      readOffers(client, { licenseBook, offerIds: [offerId] }, { quorum: true }),
      readUnitPrice(client, { usageMeter, offerId }, { quorum: true }),
    ])
    if (!offer) throw new ModelmarkError('bad-config', { field: 'licenseId', value: licenseId })
    if (actual?.unitPrice !== unitPrice) {
      throw new ModelmarkError('price-changed', {
        shown: unitPrice,
        actual: actual?.unitPrice ?? 0n,
        offerId,
      })
    }
    const { currency } = offer
    const deposit = { usageMeter, licenseId, units, unitPrice, currency }
    const sent = await pay(context, {
      currency,
      price: units * unitPrice,
      spender: usageMeter,
      call: depositUnitsCall(deposit),
      withPermit: permit => depositUnitsWithPermitCall(deposit, permit),
    })
    return { ...sent, subject: String(licenseId), to: account }
  },

  async prove({ client, contracts }, receipt, { subject }) {
    const usageMeter = requireMeter(contracts)
    const { licenseId, holder } = decodeUnitsDeposited(receipt, usageMeter)
    if (String(licenseId) !== subject) {
      throw new ModelmarkError('unexpected', { reason: 'another deposit', hash: receipt.hash })
    }
    return readUsageAccount(client, { usageMeter, licenseId, holder })
  },
}
