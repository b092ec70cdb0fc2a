import { cidFromDigest, type Digest, NATIVE, sameAddress } from '../../src/asset/index.ts'
import type { ActionCurrency, VotedAction } from '../../src/market/index.ts'
import {
  formatDuration,
  formatList,
  formatMoney,
  formatNumber,
  formatPercent,
  type GovernancePanelStrings,
  plainText,
} from '../../src/text/index.ts'
import { formatVotes } from './format-votes.ts'

type ActionWords = GovernancePanelStrings['actions']

export interface ActionContext {
  readonly currencies: readonly ActionCurrency[]
  /** What proposals spend from; called by that name. */
  readonly treasury: string
  readonly words: ActionWords
  readonly locale: string
}

/** What a call does, for a person. */
export interface ActionText {
  readonly sentence: string
  /** What the sentence rests on: documents by their CID. */
  readonly details: readonly { readonly name: string; readonly value: string }[]
  readonly warning?: string
}

/** A call of a proposal in words, made from what the call does and from nothing that its proposer wrote. */
export function actionText(action: VotedAction, to: string, context: ActionContext): ActionText {
  const { words } = context
  const sentence = sentenceOf(action, to, context)
  const details = documentsOf(action, words)
  const warning = warningOf(action, context)
  return { sentence, details, ...(warning !== undefined && { warning }) }
}

/** An amount in a currency the market takes by its name, in any other with the token's address. */
function money(amount: bigint, address: string, { currencies, locale }: ActionContext): string {
  const currency = currencies.find(known => sameAddress(known.address, address))
  if (currency === undefined) return `${formatNumber(amount, locale)} × ${address}`
  const text = formatMoney({ ...currency, amount }, locale)
  return currency.isKnown ? text : `${text} (${address})`
}

function currencyName(address: string, { currencies }: ActionContext): string {
  const currency = currencies.find(known => sameAddress(known.address, address))
  if (address === NATIVE && currency) return currency.symbol
  return currency ? `${currency.symbol} (${address})` : address
}

function sentenceOf(action: VotedAction, target: string, context: ActionContext): string {
  const { words, locale } = context
  const coins = (amount: bigint) => money(amount, NATIVE, context)
  const percent = (bps: number) => formatPercent(bps, locale)
  const time = (seconds: number | bigint) => formatDuration(Number(seconds), locale)
  const who = (address: string) => (sameAddress(address, context.treasury) ? words.theTreasury : address)
  const role = (id: bigint) => words.roles[String(id)] ?? words.role(String(id))
  switch (action.kind) {
    case 'send-coin':
      return words.sendCoin(coins(action.amount), who(action.to))
    case 'send-tokens':
      return words.sendTokens(money(action.amount, action.token, context), who(action.to))
    case 'approve-tokens':
      return words.approveTokens(money(action.amount, action.token, context), who(action.to))
    case 'set-fee':
      return words.setFee(percent(action.feeBps), who(action.treasury))
    case 'set-currency':
      return (action.allowed ? words.allowCurrency : words.stopCurrency)(
        currencyName(action.currency, context),
      )
    case 'set-source':
      return (action.allowed ? words.allowSource : words.stopSource)(who(action.source))
    case 'sweep':
      return words.sweep(currencyName(action.currency, context))
    case 'set-registry':
      return words.setRegistry(who(action.registry))
    case 'set-license-book':
      return words.setLicenseBook(who(action.licenseBook))
    case 'hold-revenue':
      return words.holdRevenue(String(action.modelId))
    case 'end-hold':
      return words.endHold(String(action.holdId), percent(action.refundBps))
    case 'propose-payees': {
      const payees = action.payees.map(({ account, bps }) => words.payee(who(account), percent(bps)))
      return words.proposePayees(String(action.modelId), formatList(payees, locale))
    }
    case 'push-version':
      return words.pushVersion(String(action.modelId))
    case 'move-model':
      return words.moveModel(String(action.modelId), who(action.to))
    case 'revoke-license':
      return words.revokeLicense(String(action.licenseId))
    case 'set-delisted':
      return (action.delisted ? words.setDelisted : words.setRelisted)(String(action.modelId))
    case 'open-offer': {
      const { modelId, price, currency, kind, period } = action.offer
      const duration = words.offerKinds[kind](time(period))
      return words.openOffer(String(modelId), money(price, currency, context), duration)
    }
    case 'close-offer':
      return words.closeOffer(String(action.offerId))
    case 'rule-dispute':
      return words.rule(String(action.disputeId), words.verdicts[action.verdict](percent(action.refundBps)))
    case 'set-dispute-terms':
      return words.setDisputeTerms(coins(action.bond), time(action.counterPeriod), time(action.rulingPeriod))
    case 'set-arbitrator':
      return sameAddress(action.arbitrator, NATIVE)
        ? words.noArbitrator
        : words.setArbitrator(who(action.arbitrator))
    case 'set-listing':
      return words.setListing(String(action.modelId), words.statuses[action.status])
    case 'decide-challenge':
      return (action.upheld ? words.upholdChallenge : words.rejectChallenge)(String(action.modelId))
    case 'delist':
      return words.delist(String(action.modelId))
    case 'relist':
      return words.relist(String(action.modelId))
    case 'set-criteria':
      return words.setCriteria
    case 'set-curation-terms':
      return words.setCurationTerms(
        coins(action.bond),
        time(action.challengePeriod),
        coins(action.endorsementFee),
      )
    case 'grant-role': {
      const sentence = words.grantRole(who(action.account), role(action.role))
      return action.delay === 0 ? sentence : words.after(sentence, time(action.delay))
    }
    case 'revoke-role':
      return words.revokeRole(who(action.account), role(action.role))
    case 'label-role':
      return words.labelRole(String(action.role), plainText(action.label, 80))
    case 'set-role-admin':
      return words.setRoleAdmin(String(action.role), String(action.by))
    case 'set-role-guardian':
      return words.setRoleGuardian(String(action.role), String(action.by))
    case 'set-grant-delay':
      return words.setGrantDelay(String(action.role), time(action.delay))
    case 'assign-functions':
      return words.assignFunctions(
        formatNumber(action.selectors.length, locale),
        who(action.target),
        String(action.role),
      )
    case 'set-admin-delay':
      return words.setAdminDelay(who(action.target), time(action.delay))
    case 'close-contract':
      return (action.closed ? words.closeContract : words.openContract)(who(action.target))
    case 'set-authority':
      return words.setAuthority(who(action.target), who(action.authority))
    case 'set-timelock-delay':
      return words.setTimelockDelay(time(action.delay))
    case 'grant-timelock-role':
      return words.grantTimelockRole(who(action.account), words.timelockRoles[action.role])
    case 'revoke-timelock-role':
      return words.revokeTimelockRole(who(action.account), words.timelockRoles[action.role])
    case 'set-voting-delay':
      return words.setVotingDelay(time(action.seconds))
    case 'set-voting-period':
      return words.setVotingPeriod(time(action.seconds))
    case 'set-late-quorum':
      return words.setLateQuorum(time(action.seconds))
    case 'set-threshold':
      return words.setThreshold(formatVotes(action.votes, locale))
    case 'set-quorum':
      return words.setQuorum(percent(Number(action.percent) * 100))
    case 'set-timelock':
      return words.setTimelock(who(action.timelock))
    case 'unknown':
      return words.unknown(who(target))
  }
}

function documentsOf(action: VotedAction, words: ActionWords): ActionText['details'] {
  const cid = (digest: Digest) => cidFromDigest(digest).toString()
  switch (action.kind) {
    case 'push-version':
      return [{ name: words.manifest, value: cid(action.manifestDigest) }]
    case 'open-offer':
      return [{ name: words.terms, value: cid(action.offer.termsHash) }]
    case 'set-criteria':
      return [{ name: words.document, value: cid(action.criteria) }]
    case 'set-arbitrator':
      return [
        { name: words.document, value: cid(action.rules) },
        { name: words.data, value: action.extraData.slice(0, 200) },
      ]
    default:
      return []
  }
}

function warningOf(action: VotedAction, { currencies, words }: ActionContext): string | undefined {
  if (action.kind === 'unknown') return words.unknownWarning
  const token =
    'token' in action ? action.token : action.kind === 'open-offer' ? action.offer.currency : undefined
  const isKnown = currencies.some(
    known => token !== undefined && sameAddress(known.address, token) && known.isKnown,
  )
  return token !== undefined && !isKnown ? words.strangeToken : undefined
}
