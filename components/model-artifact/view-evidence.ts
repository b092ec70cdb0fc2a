import { html, nothing, type TemplateResult } from 'lit'
import type { DownloadState } from '../../src/artifact/index.ts'
import { formatNumber, type ModelArtifactStrings } from '../../src/text/index.ts'
import { checkIcon, closeIcon } from '../icons.ts'
import { verifiedLeaves } from './leaf-cells.ts'

export type Proof = 'checked' | 'waiting' | 'broken'

export interface EvidenceOptions {
  readonly contract: Proof
  readonly manifest: Proof
  readonly state: DownloadState | undefined
  readonly words: ModelArtifactStrings
  readonly locale: string
}

/** contract → manifest → blocks → file: what was compared with what, and how far it goes. */
export function evidenceView({ contract, manifest, state, words, locale }: EvidenceOptions): TemplateResult {
  const done = state ? verifiedLeaves(state.leaves) : 0
  const whole = state?.status === 'complete'
  const all = state?.leaves.length ?? 0
  const links: readonly (readonly [string, Proof])[] = [
    [words.contract, contract],
    [words.manifest, manifest],
    ...(all > 1
      ? ([
          [
            words.blocks(formatNumber(done, locale), formatNumber(all, locale)),
            done > 0 ? 'checked' : 'waiting',
          ],
        ] as const)
      : []),
    [words.file, whole ? 'checked' : 'waiting'],
  ]
  return html`<ol class="evidence" part="evidence" aria-label=${words.evidence}>
    ${links.map(
      ([name, proof]) => html`<li class=${proof}>
        ${proof === 'checked' ? checkIcon() : proof === 'broken' ? closeIcon() : nothing}
        <span class="visually-hidden">${words[proof]}</span> ${name}
      </li>`,
    )}
  </ol>`
}
