import { html, nothing, type TemplateResult } from 'lit'
import { sameAddress } from '../src/asset/index.ts'
import { shortHex } from '../src/text/index.ts'

export interface AccountViewOptions {
  /** The connected one. */
  readonly own: string | undefined
  /** What it is called then. */
  readonly you: string
  readonly url: string | undefined
}

/** An account in short, read out in full, linked to the chain's explorer where there is one. */
export function accountView(address: string, { own, you, url }: AccountViewOptions): TemplateResult {
  const short = html`<span aria-hidden="true">${shortHex(address)}</span><span class="visually-hidden">${address}</span>`
  const isOwn = own !== undefined && sameAddress(own, address)
  return html`${
    url === undefined
      ? html`<span class="mono" title=${address}>${short}</span>`
      : html`<a class="mono" href=${url} target="_blank" rel="noopener noreferrer" title=${address}>${short}</a>`
  }${isOwn ? html` <span class="you">${you}</span>` : nothing}`
}
