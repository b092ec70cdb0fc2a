import { html, type TemplateResult } from 'lit'
import type { VotingRules } from '../../src/market/index.ts'
import { formatDuration, formatPercent, type SharePanelStrings } from '../../src/text/index.ts'
import { DELAYS, PERIODS, type RulesDraft, rulesOf } from './share-rules.ts'

export interface DivideViewOptions {
  readonly draft: RulesDraft
  readonly busy: boolean
  readonly words: SharePanelStrings
  readonly locale: string
  readonly change: (name: keyof RulesDraft, value: string) => void
  readonly divide: () => void
}

/** How an owner divides a model: a few numbers, and what they mean. */
export function divideView({
  draft,
  busy,
  words,
  locale,
  change,
  divide,
}: DivideViewOptions): TemplateResult {
  const set = (name: keyof RulesDraft) => (event: Event) =>
    change(name, (event.target as HTMLInputElement | HTMLSelectElement).value)
  const percent = (
    name: keyof RulesDraft,
    min: number,
    max: number,
    step: number,
  ) => html`<label class="field">
    ${words[name]}
    <input type="number" inputmode="decimal" required min=${min} max=${max} step=${step} .value=${draft[name]} @input=${set(name)} />
  </label>`
  const time = (name: 'delay' | 'period', choices: readonly number[]) => html`<label class="field">
    ${words[name]}
    <select @change=${set(name)}>
      ${choices.map(seconds => html`<option value=${seconds} .selected=${draft[name] === String(seconds)}>${formatDuration(seconds, locale)}</option>`)}
    </select>
  </label>`
  const { guaranteedBps, rules } = rulesOf(draft)
  const submit = (event: Event) => {
    event.preventDefault()
    if (!busy) divide()
  }
  return html`<form part="divide" @submit=${submit}>
    <h4>${words.divideTitle}</h4>
    <p>${words.divideAbout}</p>
    <div class="fields">
      ${percent('guaranteed', 0.01, 100, 0.01)} ${time('delay', DELAYS)} ${time('period', PERIODS)}
      ${percent('quorum', 10, 50, 0.01)} ${percent('threshold', 0.01, 10, 0.01)}
    </div>
    <p class="small">${words.guaranteeMeans(formatPercent(guaranteedBps, locale))} ${rulesSentence(rules, words, locale)} <b>${words.forEver}</b></p>
    <div class="buttons"><button type="submit" aria-disabled=${busy ? 'true' : 'false'}>${words.divide}</button></div>
  </form>`
}

/** Rules of voting in plain words. */
export function rulesSentence(rules: VotingRules, words: SharePanelStrings, locale: string): string {
  return words.rules({
    delay: formatDuration(rules.votingDelay, locale),
    period: formatDuration(rules.votingPeriod, locale),
    quorum: formatPercent(rules.quorumBps, locale),
    threshold: formatPercent(rules.proposalThresholdBps, locale),
  })
}
