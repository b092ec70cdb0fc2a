import { html, svg, type TemplateResult } from 'lit'
import { formatNumber, usageText } from '../../src/text/index.ts'

export interface UsageMeterOptions {
  /** Units ever deposited, less those taken back. */
  readonly deposited: bigint
  /** Of them settled on chain. */
  readonly spent: bigint
  /** Of them signed for by this browser in all, settled ones included. */
  readonly signed: bigint
  /** What is counted; text from the chain. */
  readonly unit: string
  readonly locale: string
}

const WIDTH = 1000

/** How much of what was prepaid is used: a bar, and the same in numbers. */
export function usageMeter({ deposited, spent, signed, unit, locale }: UsageMeterOptions): TemplateResult {
  const words = usageText.in(locale)
  const number = (units: bigint) => formatNumber(units, locale)
  const used = clamp(spent, deposited)
  const pending = clamp(signed > used ? signed - used : 0n, deposited - used)
  const left = deposited - used - pending
  const part = (units: bigint) => (deposited === 0n ? 0 : Number((units * BigInt(WIDTH)) / deposited))
  const label = words.meter(number(used), number(pending), number(left), number(deposited), unit)
  return html`<figure class="usage" part="usage">
    ${svg`<svg class="usage-bar" viewBox="0 0 ${WIDTH} 10" preserveAspectRatio="none" role="img" aria-label=${label}>
      <rect class="usage-left" width=${WIDTH} height="10" />
      <rect class="usage-spent" width=${part(used)} height="10" />
      <rect class="usage-signed" x=${part(used)} width=${part(pending)} height="10" />
    </svg>`}
    <figcaption class="small">
      <strong class="number">${words.left(number(left), number(deposited))}</strong>
      <span class="quiet"><bdi>${unit}</bdi></span>
      ${pending > 0n ? html`<span class="quiet number">${words.signed(number(pending))}</span>` : ''}
    </figcaption>
  </figure>`
}

function clamp(value: bigint, max: bigint): bigint {
  return value > max ? max : value
}
