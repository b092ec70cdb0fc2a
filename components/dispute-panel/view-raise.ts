import { html, nothing, type TemplateResult } from 'lit'
import type { ModelDisputes } from '../../src/market/index.ts'
import { formatDuration } from '../../src/text/index.ts'
import { documentField } from '../document-field/document-field.ts'
import { coins, onSubmit, type PanelContext } from './panel-context.ts'

type Terms = NonNullable<ModelDisputes['court']>['terms']

/** What a complaint costs and what may become of it, then the form to make it. */
export function raiseView(
  terms: Terms,
  context: PanelContext,
  raise: (data: FormData) => void,
): TemplateResult {
  const { words, locale, busy } = context
  const { cost, bond, counterPeriod, rulingPeriod } = terms
  const price =
    cost === bond
      ? words.raiseCost(coins(cost, context))
      : words.raiseArbitration(coins(cost, context), coins(bond, context), coins(cost - bond, context))
  const problem = context.problem('raise')
  const field = (name: 'refund' | 'licenseId', label: string, value: string) => html`<label>${label}
      <input name=${name} value=${value} inputmode="numeric" maxlength="20" autocomplete="off" aria-invalid=${problem === name ? 'true' : 'false'} aria-describedby="${name}-error" />
    </label>
    <p class="problem small" id="${name}-error" role="alert" ?hidden=${problem !== name}>${problem === name ? words.invalid[name] : ''}</p>`
  return html`<details part="raise">
    <summary>${words.raiseTitle}</summary>
    <form part="raise-form" novalidate @submit=${onSubmit(busy, raise)}>
      <p class="box small">${price} ${words.raiseRisk} ${words.periods(formatDuration(counterPeriod, locale), formatDuration(rulingPeriod, locale))} ${words.waits}</p>
      ${documentField({
        document: context.document('raise'),
        name: 'complaint',
        label: words.complaint,
        locale,
        problem: problem === 'document' ? words.invalid.document : '',
      })}
      ${field('refund', words.refund, '100')} ${field('licenseId', words.licenseId, '')}
      <div class="buttons"><button part="raise-button" aria-disabled=${busy ? 'true' : nothing}>${words.raise} · ${coins(cost, context)}</button></div>
    </form>
  </details>`
}
