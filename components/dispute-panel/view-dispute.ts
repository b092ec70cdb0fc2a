import { html, nothing, type TemplateResult } from 'lit'
import { sameAddress } from '../../src/asset/index.ts'
import { type DisputeView, disputeStage } from '../../src/market/index.ts'
import { formatList, formatPercent } from '../../src/text/index.ts'
import { documentField } from '../document-field/document-field.ts'
import { coins, deed, moment, onSubmit, type PanelContext } from './panel-context.ts'
import { timelineView } from './view-timeline.ts'

export interface DisputeDeeds {
  counter(dispute: DisputeView): void
  addEvidence(dispute: DisputeView): void
  acquit(dispute: DisputeView): void
}

const TONES = {
  'awaiting-counter': 'warn',
  'awaiting-ruling': 'warn',
  'timed-out': 'bad',
  closed: '',
} as const

/** One dispute: what is asked for, until when, what happened, how it ended, and what can be done now. */
export function disputeView(
  dispute: DisputeView,
  owner: string,
  context: PanelContext,
  deeds: DisputeDeeds,
): TemplateResult {
  const { words, now } = context
  const stage = disputeStage(dispute, now)
  const heading = `dispute-${dispute.id}`
  return html`<article class="case" part="dispute" aria-labelledby=${heading}>
    <div class="row">
      <h5 class="name" id=${heading}>${words.dispute(String(dispute.id))}</h5>
      <span class="state ${TONES[stage]}" part="state">${words.stages[stage]}</span>
    </div>
    ${facts(dispute, context)} ${deadlines(dispute, context)} ${ruling(dispute, context)}
    ${timelineView(dispute, owner, context)}
    ${stage === 'closed' ? nothing : deedsView(dispute, owner, context, deeds)}
    ${context.status(placeOf(dispute))}
  </article>`
}

/** Where what is done about a dispute is shown. */
export function placeOf({ id }: Pick<DisputeView, 'id'>): string {
  return `dispute-${id}`
}

function facts(dispute: DisputeView, context: PanelContext): TemplateResult {
  const { words, locale, account } = context
  const { raiser, refundBps, licenseId, bond, arbitrator } = dispute
  const asks = [
    words.asksRefund(formatPercent(refundBps, locale)),
    ...(licenseId === undefined ? [] : [words.asksRevoke(String(licenseId))]),
  ]
  return html`<dl class="facts">
    <dt>${words.raisedBy}</dt><dd>${account(raiser)}</dd>
    <dt>${words.asks}</dt><dd>${formatList(asks, locale)}</dd>
    <dt>${words.stake}</dt><dd>${coins(bond, context)}</dd>
    <dt>${words.ruler}</dt><dd>${arbitrator === undefined ? words.dao : account(arbitrator)}</dd>
  </dl>`
}

function deadlines(dispute: DisputeView, context: PanelContext): unknown {
  const { words, now } = context
  const stage = disputeStage(dispute, now)
  if (stage === 'closed') return nothing
  const until =
    stage === 'timed-out'
      ? words.over
      : stage === 'awaiting-counter'
        ? `${words.counterBy(moment(dispute.counterBy, context))} ${words.ruleBy(moment(dispute.ruleBy, context))}`
        : words.ruleBy(moment(dispute.ruleBy, context))
  return html`<p class="small" part="time">${until}</p><p class="small quiet">${words.waits}</p>`
}

/** How it ended, and what that means for whom. */
function ruling({ ruling }: DisputeView, { words, locale }: PanelContext): unknown {
  if (ruling === undefined) return nothing
  const refunds = ruling.refundBps > 0 ? ` ${words.refunds(formatPercent(ruling.refundBps, locale))}` : ''
  return html`<p class="box" part="ruling">${words.rulings[ruling.verdict]}${refunds}</p>`
}

function deedsView(
  dispute: DisputeView,
  owner: string,
  context: PanelContext,
  { counter, addEvidence, acquit }: DisputeDeeds,
): TemplateResult {
  const { words, now, own, busy } = context
  const stage = disputeStage(dispute, now)
  if (stage === 'timed-out') return deed(words.acquit, 'acquit', () => acquit(dispute), { busy })
  const isOwner = own !== undefined && sameAddress(own, owner)
  const answers = isOwner && stage === 'awaiting-counter'
  return html`${
    answers
      ? documentForm(`counter-${dispute.id}`, context, {
          title: words.counterTitle,
          label: words.answer,
          button: words.counter(coins(dispute.bond, context)),
          part: 'counter',
          act: () => counter(dispute),
        })
      : nothing
  }
  ${documentForm(`evidence-${dispute.id}`, context, {
    title: words.addEvidence,
    label: words.evidence,
    button: words.addEvidence,
    part: 'add-evidence',
    act: () => addEvidence(dispute),
  })}`
}

interface DocumentFormOptions {
  readonly title: string
  readonly label: string
  readonly button: string
  readonly part: string
  /** What the visitor should know before they agree. */
  readonly note?: string
  readonly act: () => void
}

/** A disclosure with a document to write or choose and a button that puts its fingerprint on chain. */
export function documentForm(
  form: string,
  context: PanelContext,
  options: DocumentFormOptions,
): TemplateResult {
  const { words, locale, busy } = context
  const { title, label, button, part, note, act } = options
  return html`<details>
    <summary>${title}</summary>
    <form part="${part}-form" novalidate @submit=${onSubmit(busy, act)}>
      ${note === undefined ? nothing : html`<p class="box small">${note}</p>`}
      ${documentField({
        document: context.document(form),
        name: form,
        label,
        locale,
        problem: context.problem(form) === undefined ? '' : words.invalid.document,
      })}
      <div class="buttons"><button part=${part} aria-disabled=${busy ? 'true' : nothing}>${button}</button></div>
    </form>
  </details>`
}
