import { html, type TemplateResult } from 'lit'
import { commonText } from '../../src/text/index.ts'
import { closeIcon } from '../icons.ts'
import type { TierWords } from './tier-words.ts'

export interface DialogOptions extends TierWords {
  readonly modelName: string
  readonly content: unknown
  readonly close: () => void
  /** Called after it was closed, by whatever means. */
  readonly closed: () => void
}

/** The dialog around the panel. Its head takes the focus, so that the title is read and nothing is scrolled away. */
export function dialogView({
  words,
  locale,
  modelName,
  content,
  close,
  closed,
}: DialogOptions): TemplateResult {
  return html`<dialog part="dialog" aria-labelledby="title" closedby="any" @close=${closed}>
    <div class="dialog-head" tabindex="-1" autofocus>
      <slot name="header"><h2 id="title">${words.choose} <span class="for">${modelName}</span></h2></slot>
      <button class="close" type="button" aria-label=${commonText.in(locale).close} @click=${close}>${closeIcon()}</button>
    </div>
    <div class="dialog-body">${content}</div>
  </dialog>`
}
