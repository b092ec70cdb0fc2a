import { html, nothing, svg, type TemplateResult } from 'lit'
import { CONTRIBUTOR_ROLES, type ContributorRole } from '../../src/manifest/index.ts'
import type { ParentCandidate } from '../../src/market/index.ts'
import { formatPercent } from '../../src/text/index.ts'
import { toneOf } from '../charts/index.ts'
import { shareSum } from './check-draft.ts'
import { bpsOf, type DraftPayee } from './draft.ts'
import { checkbox, choice, field, problemView, type StepView } from './field.ts'

export interface PeopleView extends StepView {
  /** Of the connected wallet. */
  readonly account: string | undefined
  readonly parents: readonly ParentCandidate[]
  readonly connect: () => void
}

const MAX_PAYEES = 16

export function peopleView(view: PeopleView): TemplateResult {
  const { draft, words, locale, change } = view
  const sum = shareSum(draft)
  return html`
    <p class="quiet">${words.peopleLead}</p>
    <fieldset class="group" part="payees">
      <legend>${words.payees}</legend>
      ${sharesBar(draft.payees)}
      <ol class="people">${draft.payees.map((payee, i) => payeeView(view, payee, i))}</ol>
      <div class="row">
        <p class="small number ${sum === 10_000 ? 'good' : 'problem'}" id="sum" role="status">${words.sum(formatPercent(sum, locale), formatPercent(10_000, locale))}</p>
        <button class="ghost" type="button" ?hidden=${draft.payees.length >= MAX_PAYEES} @click=${() =>
          change({
            payees: [...draft.payees, { name: '', account: '', role: 'data', percent: '' }],
          })}>${words.addPerson}</button>
      </div>
      ${problemView(view, 'sum')}
      <p class="small quiet">${words.onlyYouSign}</p>
    </fieldset>
    ${field(view, { id: 'resale', label: words.resale, value: draft.resalePercent, numeric: true, maxLength: 6, input: resalePercent => change({ resalePercent }) })}
    <fieldset class="group" part="parents">
      <legend>${words.parents} (${words.optional})</legend>
      <p class="small quiet">${words.parentsLead}</p>
      ${parentsView(view)}
      ${problemView(view, 'parents')}
    </fieldset>
  `
}

/** Who gets what, as the royalty panel will show it. */
function sharesBar(payees: readonly DraftPayee[]): TemplateResult {
  let at = 0
  return html`<svg class="split" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
    ${payees.map(({ percent }, i) => {
      const x = at
      at += (bpsOf(percent) ?? 0) / 100
      return svg`<rect class=${toneOf(i)} x=${x} width=${Math.max(0, Math.min(at, 100) - x)} height="4" />`
    })}
  </svg>`
}

function payeeView(view: PeopleView, payee: DraftPayee, i: number): TemplateResult {
  const { draft, words, account, change } = view
  const set = (parts: Partial<DraftPayee>) =>
    change({ payees: draft.payees.map((one, at) => (at === i ? { ...one, ...parts } : one)) })
  const roles = CONTRIBUTOR_ROLES.map(role => [role, words.roles[role]] as const)
  const title = payee.name || words.person(i + 1)
  return html`<li><div class=${`person ${toneOf(i)}`} role="group" aria-label=${title}>
    <div class="columns three">
      ${field(view, { id: `person-${i}`, label: `${words.personName} (${words.optional})`, value: payee.name, input: name => set({ name }) })}
      ${choice({ id: `role-${i}`, label: words.role, value: payee.role, choices: roles, choose: role => set({ role: role as ContributorRole }) })}
      ${field(view, { id: `percent-${i}`, label: words.share, value: payee.percent, numeric: true, maxLength: 6, input: percent => set({ percent }) })}
    </div>
    ${field(view, { id: `account-${i}`, label: words.account, value: payee.account, maxLength: 42, input: text => set({ account: text }) })}
    <div class="small-actions">
      ${
        account !== undefined && payee.account === ''
          ? html`<button class="plain" type="button" @click=${() => set({ account })}>${words.useMine}</button>`
          : nothing
      }
      ${
        draft.payees.length > 1
          ? html`<button class="plain" type="button" aria-label=${words.removeOne(title)} @click=${() =>
              change({ payees: draft.payees.filter((_, at) => at !== i) })}>${words.remove}</button>`
          : nothing
      }
    </div>
  </div></li>`
}

function parentsView({
  draft,
  words,
  locale,
  account,
  parents,
  connect,
  change,
}: PeopleView): TemplateResult {
  if (account === undefined) {
    return html`<div class="row"><p class="small quiet">${words.parentsConnect}</p><button class="ghost" type="button" @click=${connect}>${words.connectToPublish}</button></div>`
  }
  if (parents.length === 0) return html`<p class="small">${words.noParents}</p>`
  return html`${parents.map(({ licenseId, modelId, name, bps, inheritedBps }) => {
    const id = String(licenseId)
    const inherited = inheritedBps > 0 ? ` ${words.parentInherited(formatPercent(inheritedBps, locale))}` : ''
    const label = `${name ?? words.modelNumber(String(modelId))} ${words.parentShare(formatPercent(bps, locale))}${inherited}`
    return checkbox(label, draft.parents.includes(id), on =>
      change({ parents: on ? [...draft.parents, id] : draft.parents.filter(one => one !== id) }),
    )
  })}`
}
