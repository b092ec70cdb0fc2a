import { html, nothing, type TemplateResult } from 'lit'
import { OFFER_KINDS, RIGHTS } from '../../src/license/index.ts'
import type { Governance, ProposalDraft } from '../../src/market/index.ts'
import type { GovernancePanelStrings } from '../../src/text/index.ts'
import { type DocumentController, documentField } from '../document-field/document-field.ts'
import { formatVotes } from './format-votes.ts'
import { proposalText } from './proposal-text.ts'
import { type TemplateField, type TemplateKind, VERDICTS } from './read-template.ts'
import { actionsList } from './view-actions-list.ts'

/** What was filled in, and what it would do. */
export interface Draft extends ProposalDraft {
  readonly text: string
}

export interface ProposeViewOptions {
  readonly governance: Governance
  readonly isDao: boolean
  readonly words: GovernancePanelStrings
  readonly locale: string
  readonly busy: boolean
  readonly kind: TemplateKind
  readonly draft: Draft | undefined
  readonly document: DocumentController
  readonly problem: TemplateField | undefined
  /** What the draft or the proposal failed with, or is at. */
  readonly status: unknown
  choose(kind: TemplateKind): void
  preview(data: FormData): void
  change(): void
  propose(draft: Draft): void
}

/** The templates that can be proposed here: those for the market, or for a model as far as it is its governor's. */
export function templatesOf({ governs }: Governance, isDao: boolean): readonly TemplateKind[] {
  if (isDao) return ['fee', 'ruling', 'criteria', 'curator', 'spend']
  return governs ? ['version', 'offer', 'spend'] : ['spend']
}

/** Proposes from a template: a form, then what it would do as voters will see it, then the wallet. */
export function proposeView(options: ProposeViewOptions): TemplateResult {
  const { governance, words, locale, draft, status } = options
  const { voter, rules } = governance
  const needed = formatVotes(rules.proposalThreshold, locale)
  const isAble = voter !== undefined && voter.votes >= rules.proposalThreshold
  return html`<details class="propose" part="propose">
    <summary>${words.proposeTitle}</summary>
    <div class="stack">
      <p class="small quiet">
        ${isAble || voter === undefined ? words.threshold(needed) : words.tooFew(needed, formatVotes(voter.votes, locale))}
      </p>
      ${draft ? preview(draft, options) : nothing}
      <div ?hidden=${draft !== undefined}>${formView(options)}</div>
      ${status}
    </div>
  </details>`
}

function preview(draft: Draft, options: ProposeViewOptions): TemplateResult {
  const { governance, words, locale, busy, propose, change } = options
  return html`<section class="preview" part="preview" aria-label=${words.previewTitle}>
    <h5>${words.previewTitle}</h5>
    <strong><bdi>${proposalText(draft.text).title}</bdi></strong>
    ${actionsList({
      calls: draft.calls,
      actions: draft.actions,
      currencies: governance.currencies,
      treasury: governance.treasury.account,
      words: words.actions,
      locale,
    })}
    <div class="buttons">
      <button type="button" part="propose-button" aria-disabled=${busy ? 'true' : nothing} @click=${() => !busy && propose(draft)}>${words.proposeThis}</button>
      <button class="ghost" type="button" part="change" @click=${change}>${words.change}</button>
    </div>
  </section>`
}

function formView(options: ProposeViewOptions): TemplateResult {
  const { governance, isDao, words, kind, choose, preview, problem } = options
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    preview(new FormData(event.currentTarget as HTMLFormElement))
  }
  const templates = templatesOf(governance, isDao)
  return html`<form part="propose-form" novalidate @submit=${submit}>
    <label>${words.template}
      <select name="template" @change=${(event: Event) => choose((event.target as HTMLSelectElement).value as TemplateKind)}>
        ${templates.map(name => html`<option value=${name} .selected=${name === kind}>${words.templates[name]}</option>`)}
      </select>
    </label>
    ${fields(options)}
    <label>${words.text}
      <textarea name="text" rows="3" maxlength="4000" aria-invalid=${problem === 'text' ? 'true' : 'false'} aria-describedby="text-hint text-error"></textarea>
    </label>
    ${wrong('text', options)}
    <p class="small quiet" id="text-hint">${words.textHint}</p>
    <div class="buttons"><button class="ghost" part="preview-button">${words.preview}</button></div>
  </form>`
}

function fields(options: ProposeViewOptions): unknown {
  const { kind, words, document, locale, problem } = options
  const field = (name: TemplateField, label: string, attributes: { readonly mode?: string } = {}) =>
    html`<label>${label}
        <input name=${name} autocomplete="off" spellcheck="false" inputmode=${attributes.mode ?? nothing} aria-invalid=${problem === name ? 'true' : 'false'} aria-describedby="${name}-error" />
      </label>
      ${wrong(name, options)}`
  switch (kind) {
    case 'fee':
      return field('fee', words.fee, { mode: 'decimal' })
    case 'criteria':
      return documentField({
        document,
        name: 'criteria',
        label: words.templates.criteria,
        locale,
        problem: problem === 'criteria' ? words.invalid.criteria : '',
      })
    case 'curator':
      return html`${field('account', words.curator)}
        <div class="checks">
          <label class="check"><input type="radio" name="appoint" value="appoint" checked /> ${words.appoint}</label>
          <label class="check"><input type="radio" name="appoint" value="dismiss" /> ${words.dismiss}</label>
        </div>`
    case 'ruling':
      return html`${field('dispute', words.dispute, { mode: 'numeric' })}
        <label>${words.verdict}
          <select name="verdict">${VERDICTS.map(name => html`<option value=${name}>${words.verdictNames[name]}</option>`)}</select>
        </label>
        ${field('refund', words.refund, { mode: 'decimal' })}`
    case 'spend':
      return html`${field('to', words.to)} ${field('amount', words.amount, { mode: 'decimal' })} ${currencies(options)}`
    case 'version':
      return html`${field('manifest', words.manifest)} ${field('weights', words.weights)}`
    case 'offer':
      return html`<label>${words.kind}
          <select name="kind">${OFFER_KINDS.map(name => html`<option value=${name}>${words.kinds[name]}</option>`)}</select>
        </label>
        ${field('price', words.price, { mode: 'decimal' })} ${currencies(options)}
        ${field('days', words.days, { mode: 'numeric' })}
        <fieldset>
          <legend>${words.rights}</legend>
          <div class="checks">
            ${RIGHTS.map(right => html`<label class="check"><input type="checkbox" name="rights" value=${right} /> ${words.rightNames[right]}</label>`)}
          </div>
        </fieldset>
        ${field('terms', words.terms)}`
  }
}

function currencies({ governance, words }: ProposeViewOptions): TemplateResult {
  const known = governance.currencies.filter(({ isKnown }) => isKnown)
  return html`<label>${words.currency}
    <select name="currency">${known.map(({ address, symbol }) => html`<option value=${address}>${symbol}</option>`)}</select>
  </label>`
}

function wrong(name: TemplateField, { problem, words }: ProposeViewOptions): TemplateResult {
  return html`<p class="problem small" id="${name}-error" role="alert" ?hidden=${problem !== name}>${problem === name ? words.invalid[name] : ''}</p>`
}
