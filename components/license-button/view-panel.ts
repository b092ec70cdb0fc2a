import { html, nothing, type TemplateResult } from 'lit'
import type { AssetId } from '../../src/asset/index.ts'
import type { ModelmarkError } from '../../src/error/index.ts'
import type { License } from '../../src/license/index.ts'
import type { Market, ModelRecord, Tier, TransactionState, Usage } from '../../src/market/index.ts'
import { formatMoney } from '../../src/text/index.ts'
import { isUnderWay } from '../controllers/index.ts'
import type { ReceiptSaver } from '../receipt/receipt-saver.ts'
import { walletChoice } from '../wallet-choice/wallet-choice.ts'
import type { WalletChoiceController } from '../wallet-choice/wallet-choice-controller.ts'
import { heldStatus } from './held-license.ts'
import type { ActiveTransaction } from './license-transactions.ts'
import { type TierWords, tierName, tierPrice } from './tier-words.ts'
import { licenseView } from './view-license.ts'
import { offerView } from './view-offer.ts'
import { priceChangedView } from './view-price-changed.ts'
import { receiptView } from './view-receipt.ts'
import { statusSentence, stepsView } from './view-steps.ts'

export { TopUp } from './top-up.ts'

export interface PanelOptions extends TierWords {
  readonly market: Market
  readonly asset: AssetId
  /** Shown as part of the title where no dialog names the model. */
  readonly modelName: string | undefined
  readonly tiers: readonly Tier[]
  /** Closed ones too: a license may be of one. */
  readonly allTiers: readonly Tier[]
  readonly chosen: Tier | undefined
  /** The license to show; undefined shows the tiers. */
  readonly held: License | undefined
  readonly holdsOne: boolean
  readonly standing: ModelRecord['standing']
  readonly active: ActiveTransaction | undefined
  readonly wallets: WalletChoiceController
  readonly receipts: ReceiptSaver
  readonly periods: number
  readonly askRefund: boolean
  /** What use costs under a tier that is sold by the unit, and what is prepaid under a licence of it. */
  usageOf(offerId: bigint, license?: License): Usage | undefined
  /** Lets units be prepaid under a license. */
  topUp(license: License, tier: Tier, usage: Usage): unknown
  select(offerId: bigint): void
  pay(tier: Tier, price: bigint): void
  choosePeriods(periods: number): void
  renew(): void
  setAskRefund(ask: boolean): void
  refund(): void
  showOthers(others: boolean): void
  /** After a transaction is done. */
  finish(): void
  error(error: ModelmarkError, retry?: () => void): unknown
}

/** Whatever the visitor should see now, and one sentence about it that is read out when it changes. */
export function panelView(options: PanelOptions): TemplateResult {
  const sentence = announcement(options)
  const { receipts } = options
  return html`<div class="panel" part="panel">
    ${body(options)}
    ${receipts.error ? options.error(receipts.error, receipts.again) : nothing}
    <p class=${sentence ? 'sentence' : 'visually-hidden'} role="status" part="status">${sentence}</p>
  </div>`
}

function body(options: PanelOptions): unknown {
  const { active } = options
  if (!active) return atRest(options)
  const { state } = active
  if (isUnderWay(state)) return steps(options, active)
  switch (state.status) {
    case 'failed':
      return failed(options, active, state.error)
    case 'done':
      return done(options, active, state)
    case 'replaced':
      return html`${steps(options, active)}${backButton(options, active)}`
    default:
      return atRest(options)
  }
}

function atRest(options: PanelOptions): unknown {
  const { held, wallets, words, locale, modelName, chosen } = options
  const choice = wallets.open
    ? walletChoice({
        title: words.chooseWallet,
        cancel: words.notNow,
        options: options.market.wallet.getState().options,
        choose: id => void wallets.choose(id),
        dismiss: () => wallets.dismiss(),
      })
    : undefined
  if (held) {
    const tier = tierOf(options, held)
    const view = licenseView({
      ...options,
      license: held,
      tier,
      status: heldStatus(held, tier, Date.now() / 1000),
      usage: options.usageOf(held.offerId, held),
      topUp: (usage, tier) => options.topUp(held, tier, usage),
      renew: options.renew,
      save: () => void options.receipts.save(options.asset, held.id),
      showOthers: () => options.showOthers(true),
    })
    return html`${view}${choice ?? nothing}`
  }
  return html`
    ${modelName === undefined ? nothing : html`<div class="row panel-head"><slot name="header"><h3>${words.choose}</h3></slot><span class="small quiet">${modelName}</span></div>`}
    ${offerView({
      words,
      locale,
      tiers: options.tiers,
      chosen,
      usage: chosen && options.usageOf(chosen.offer.id),
      standing: options.standing,
      select: options.select,
      pay: tier => options.pay(tier, tier.offer.price),
      instead: choice,
      back: options.holdsOne ? () => options.showOthers(false) : undefined,
    })}
    ${wallets.error ? options.error(wallets.error, () => chosen && options.pay(chosen, chosen.offer.price)) : nothing}`
}

function steps(options: PanelOptions, { kind, state, before }: ActiveTransaction): TemplateResult {
  const { words, chosen, asset } = options
  const title = {
    purchase: words.buying(chosen ? tierName(chosen, words) : ''),
    renewal: words.renewing,
    refund: words.refunding,
  }[kind]
  const hash = 'hash' in state ? state.hash : undefined
  return stepsView({
    state,
    before,
    title,
    words,
    explorerUrl: hash && options.market.explorerUrl(asset.chainId, 'tx', hash),
  })
}

function failed(options: PanelOptions, active: ActiveTransaction, error: ModelmarkError): unknown {
  const { chosen, words, locale } = options
  const back = () => active.dismiss()
  // Another price is another offer; the model is read again since the old one was refused.
  const { offerId } = error.facts
  const successor = options.tiers.find(({ offer }) => offer.id === offerId)
  const renewed = successor ?? chosen
  if (active.kind === 'purchase' && renewed && error.code === 'price-changed') {
    const now = amountOf(error, 'actual', 'price', 'expected') ?? renewed.offer.price
    const before = amountOf(error, 'shown', 'maxPrice', 'sent') ?? renewed.offer.price
    const money = (amount: bigint) => formatMoney({ ...renewed.currency, amount }, locale)
    if (now !== before) {
      // Not shown in this form, but the page hears of it like of any other error.
      options.error(error)
      const isRead = successor !== undefined || offerId === undefined
      const agree = isRead ? () => options.pay(renewed, now) : undefined
      return priceChangedView({ words, oldPrice: money(before), newPrice: money(now), agree, back })
    }
  }
  const again = {
    purchase: () => (chosen ? options.pay(chosen, chosen.offer.price) : back()),
    renewal: options.renew,
    refund: options.refund,
  }[active.kind]
  return html`${steps(options, active)}${options.error(error, again)}${backButton(options, active)}`
}

function done(
  options: PanelOptions,
  { kind }: ActiveTransaction,
  { result, hash }: Extract<TransactionState<License>, { status: 'done' }>,
): TemplateResult {
  const { words, asset, market } = options
  const tier = tierOf(options, result)
  return receiptView({
    ...options,
    title: { purchase: words.bought, renewal: words.renewed, refund: words.refunded }[kind],
    license: result,
    tier,
    hash,
    explorerUrl: market.explorerUrl(asset.chainId, 'tx', hash),
    save: () => void options.receipts.save(asset, result.id),
    close: options.finish,
  })
}

function backButton({ words }: PanelOptions, { dismiss }: ActiveTransaction): TemplateResult {
  return html`<button class="plain" type="button" part="back" @click=${dismiss}>${words.back}</button>`
}

function announcement(options: PanelOptions): string {
  const { active, words, market, asset, periods, chosen } = options
  if (!active) return ''
  if (active.state.status === 'cancelled') {
    return { purchase: words.cancelled, renewal: words.cancelledRenewal, refund: words.cancelledRefund }[
      active.kind
    ]
  }
  const paid = active.kind === 'renewal' ? options.held && tierOf(options, options.held) : chosen
  const costs = active.kind !== 'refund' && paid !== undefined && paid.offer.price > 0n
  return statusSentence({
    state: active.state,
    price: costs ? tierPrice(paid, options, active.kind === 'renewal' ? periods : 1) : undefined,
    words,
    chainName: id => market.chainName(id) ?? words.chainNumber(String(id || asset.chainId)),
  })
}

function tierOf({ allTiers }: PanelOptions, { offerId }: License): Tier | undefined {
  return allTiers.find(({ offer }) => offer.id === offerId)
}

/** The first of these facts that is an amount: the market's own comparison, or what the contract refused with. */
function amountOf({ facts }: ModelmarkError, ...names: readonly string[]): bigint | undefined {
  const fact = names
    .map(name => facts[name])
    .find(value => value !== undefined && /^\d+$/.test(String(value)))
  return fact === undefined ? undefined : BigInt(fact)
}
