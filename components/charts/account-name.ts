import { html, type TemplateResult } from 'lit'
import { sameAddress } from '../../src/asset/index.ts'
import { shortHex } from '../../src/text/index.ts'

export interface AccountNameOptions {
  /** The connected account. */
  readonly account: string | undefined
  /** What the connected account is called. */
  readonly you: string
  /** Where more is to be seen of an account, if anywhere. */
  readonly accountUrl: (account: string) => string | undefined
}

/** An account in short, linked where there is more to see, marked where it is the visitor's. */
export function accountName(
  address: string,
  { account, you, accountUrl }: AccountNameOptions,
): TemplateResult {
  const isOwn = account !== undefined && sameAddress(account, address)
  const url = accountUrl(address)
  const short = html`<span aria-hidden="true">${shortHex(address)}</span><span class="visually-hidden">${address}</span>`
  return html`${
    url
      ? html`<a class="mono quiet" href=${url} target="_blank" rel="noopener noreferrer" title=${address}>${short}</a>`
      : html`<span class="mono quiet" title=${address}>${short}</span>`
  }${isOwn ? html` <span class="you">${you}</span>` : ''}`
}
