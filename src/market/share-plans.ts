/** Everything that is done with shares, in one module that is loaded with the click. */
import { type Digest, parseAddress, sameAddress } from '../asset/index.ts'
import {
  addShareCurrencyCall,
  applyPayeesCall,
  claimDividendsCall,
  decodeCurrencyAdded,
  decodeDividendClaimed,
  decodeModelFractionalized,
  decodeModelRedeemed,
  decodeModelTransferred,
  decodePayeesChanged,
  decodeRevenueDistributed,
  distributeDividendsCall,
  fractionalizeCall,
  lockModelCall,
  type MarketContracts,
  redeemModelCall,
} from '../chain/index.ts'
import { ModelmarkError } from '../error/index.ts'
import type { PlanFor } from './create-transaction.ts'
import { expectEvent, joinSubjects, splitSubjects } from './expect-event.ts'
import { sendOne } from './payment.ts'
import { sendAfterReleases } from './send-after-releases.ts'
import type { ShareTransactions } from './shares.ts'

export { awaitOutcome } from './await-outcome.ts'

type PlanOf<Name extends keyof ShareTransactions> = PlanFor<ReturnType<ShareTransactions[Name]>>

export const fractionalize: PlanOf<'fractionalize'> = {
  async send(context, { guaranteedBps, rules, salt = randomSalt() }) {
    const { asset, account, contracts } = context
    const shares = { modelId: asset.tokenId, guaranteedBps, rules, salt }
    const call = fractionalizeCall({ fractionalizer: fractionalizerOf(contracts), shares })
    return { ...(await sendOne(context, call)), subject: salt, to: account }
  },
  async prove({ asset, contracts }, receipt, { to }) {
    const event = decodeModelFractionalized(receipt, fractionalizerOf(contracts))
    expectEvent(event.modelId === asset.tokenId && sameAddress(event.owner, to), receipt)
    return { shares: parseAddress(event.shares), governor: parseAddress(event.governor) }
  },
}

export const lock: PlanOf<'lock'> = {
  async send(context, { governor, payees }) {
    const { asset, account, contracts } = context
    const { registry } = contracts
    const call = lockModelCall({ registry, owner: account, governor, modelId: asset.tokenId, payees })
    return { ...(await sendOne(context, call)), subject: governor, to: governor }
  },
  async prove({ asset, contracts }, receipt, { to: governor }) {
    const { to, tokenId } = decodeModelTransferred(receipt, contracts.registry)
    expectEvent(tokenId === asset.tokenId && sameAddress(to, governor), receipt)
    return { governor }
  },
}

export const applyPayees: PlanOf<'applyPayees'> = {
  async send(context) {
    const { asset, account, contracts } = context
    const call = applyPayeesCall({ vault: contracts.vault, modelId: asset.tokenId })
    return { ...(await sendOne(context, call)), subject: '', to: account }
  },
  async prove({ asset, contracts }, receipt) {
    const { modelId, payees } = decodePayeesChanged(receipt, contracts.vault)
    expectEvent(modelId === asset.tokenId, receipt)
    return { payees: payees.length }
  },
}

export const addCurrency: PlanOf<'addCurrency'> = {
  async send(context, { shares, offerId }) {
    const sent = await sendOne(context, addShareCurrencyCall({ shares, offerId }))
    return { ...sent, subject: joinSubjects(shares, offerId), to: context.account }
  },
  async prove(_context, receipt, { subject }) {
    const [shares, offer] = splitSubjects(subject)
    const { currency, offerId } = decodeCurrencyAdded(receipt, parseAddress(shares))
    expectEvent(String(offerId) === offer, receipt)
    return { currency: parseAddress(currency) }
  },
}

export const distribute: PlanOf<'distribute'> = {
  async send(context, { shares, currency, escrows = [] }) {
    const call = distributeDividendsCall({ shares, currency })
    const sent = await sendAfterReleases(context, { call, currency, escrows })
    return { ...sent, subject: joinSubjects(shares, currency), to: shares }
  },
  async prove(_context, receipt, { subject }) {
    const [shares, money] = splitSubjects(subject)
    const { currency, amount } = decodeRevenueDistributed(receipt, parseAddress(shares))
    expectEvent(sameAddress(currency, parseAddress(money)), receipt)
    return { currency: parseAddress(currency), amount }
  },
}

export const claim: PlanOf<'claim'> = {
  async send(context, { shares, currency }) {
    const { account } = context
    const sent = await sendOne(context, claimDividendsCall({ shares, account, currency }))
    return { ...sent, subject: joinSubjects(shares, currency), to: account }
  },
  async prove(_context, receipt, { subject, to }) {
    const [shares, money] = splitSubjects(subject)
    const { account, currency, amount } = decodeDividendClaimed(receipt, parseAddress(shares))
    expectEvent(sameAddress(currency, parseAddress(money)) && sameAddress(account, to), receipt)
    return { currency: parseAddress(currency), account: parseAddress(account), amount }
  },
}

export const redeem: PlanOf<'redeem'> = {
  async send(context, { governor }) {
    const { account } = context
    const sent = await sendOne(context, redeemModelCall({ governor, to: account }))
    return { ...sent, subject: governor, to: account }
  },
  async prove({ asset }, receipt, { subject, to: owner }) {
    const { modelId, to } = decodeModelRedeemed(receipt, parseAddress(subject))
    expectEvent(modelId === asset.tokenId && sameAddress(to, owner), receipt)
    return { owner }
  },
}

function fractionalizerOf({ fractionalizer, registry }: MarketContracts) {
  if (fractionalizer === undefined) {
    throw new ModelmarkError('bad-config', { field: 'fractionalizer', registry })
  }
  return fractionalizer
}

function randomSalt(): Digest {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  return `0x${Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')}`
}
