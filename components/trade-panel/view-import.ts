import { html, nothing, type TemplateResult } from 'lit'
import type { TradePanelStrings } from '../../src/text/index.ts'

/** Bytes; more is no order. */
const MAX_FILE = 8_192

/** Where an order that somebody handed on is pasted, or its file chosen. */
export function importView(
  words: TradePanelStrings,
  isUnreadable: boolean,
  show: (text: string) => void,
): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const text = new FormData(event.target as HTMLFormElement).get('order')
    if (typeof text === 'string') show(text.trim())
  }
  const choose = async (event: Event) => {
    const file = (event.target as HTMLInputElement).files?.[0]
    if (file) show(file.size > MAX_FILE ? '' : await file.text())
  }
  return html`<form part="import" @submit=${submit}>
    <label class="field">${words.paste}<textarea name="order" required maxlength=${MAX_FILE} spellcheck="false" dir="ltr"></textarea></label>
    <label class="field">${words.file}<input type="file" accept="application/json,.json" @change=${choose} /></label>
    ${isUnreadable ? html`<p class="problem" part="problem" role="alert">${words.unreadable}</p>` : nothing}
    <div class="buttons"><button type="submit" class="ghost">${words.show}</button></div>
  </form>`
}
