import { html, nothing, type TemplateResult } from 'lit'
import type { ModelmarkError } from '../../src/error/index.ts'
import { commonText, errorText } from '../../src/text/index.ts'
import { copyButton } from '../copy-button/copy-button.ts'
import { warningIcon } from '../icons.ts'

export interface ErrorViewOptions {
  readonly error: ModelmarkError
  readonly locale: string
  /** Shows a "Try again" button. */
  readonly retry?: (() => void) | undefined
}

/** What happened, why, what to do now, and details to hand on. Read out at once. */
export function errorView({ error, locale, retry }: ErrorViewOptions): TemplateResult {
  const { title, cause, cure } = errorText(error, locale)
  const words = commonText.in(locale)
  const details = describeError(error)
  return html`<div class="error" part="error" role="alert">
    ${warningIcon()}
    <div class="error-text">
      <strong part="error-title">${title}</strong>
      <p>${cause}</p>
      <p class="cure">${cure}</p>
      <div class="error-actions">
        ${retry ? html`<button class="ghost" part="retry" type="button" @click=${retry}>${words.tryAgain}</button>` : nothing}
        <details>
          <summary>${words.details}</summary>
          <pre part="error-details">${details}</pre>
          ${copyButton(details, words.copyDetails, words.copied)}
        </details>
      </div>
    </div>
  </div>`
}

/** Code, facts and causes, for whoever mends it. Addresses of servers lose path and query: keys stand there. */
export function describeError(error: ModelmarkError): string {
  const lines = [error.message]
  for (let cause = error.cause; cause instanceof Error && lines.length < 4; cause = cause.cause)
    lines.push(`${cause.name}: ${cause.message.slice(0, 300)}`)
  return lines.join('\n').replace(/\b(https?|wss?):\/\/(?:[^\s/@]*@)?([^\s/?#"']+)[^\s"']*/g, '$1://$2/…')
}
