import { html, type TemplateResult } from 'lit'
import type { ModelPublishStrings } from '../../src/text/index.ts'
import { PRESETS, type Preset } from './offer-presets.ts'

/** Tiers to begin with. */
export function presetsView(words: ModelPublishStrings, choose: (preset: Preset) => void): TemplateResult {
  return html`<fieldset class="group" part="presets">
    <legend>${words.addPreset}</legend>
    <div class="presets">
      ${PRESETS.map(
        preset => html`<button class="ghost preset" type="button" @click=${() => choose(preset)}>
          <span class="strong">${words.presets[preset].name}</span>
          <span class="small quiet">${words.presets[preset].description}</span>
        </button>`,
      )}
    </div>
  </fieldset>`
}
