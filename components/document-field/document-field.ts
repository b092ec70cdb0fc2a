import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit'
import { cidFromDigest, type Digest } from '../../src/asset/index.ts'
import { documentFieldText } from '../../src/text/index.ts'
import { saveFile } from '../model-artifact/save-file.ts'

/** What trustless gateways serve as one block, so that a SHA-256 on chain names all of it. */
export const MAX_DOCUMENT_BYTES = 1_000_000

/** A document of which only the fingerprint goes on chain. */
export interface ChosenDocument {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly digest: Digest
}

/** What the visitor wrote or chose; its fingerprint follows every change. */
export class DocumentController implements ReactiveController {
  readonly #host: ReactiveControllerHost
  chosen: ChosenDocument | undefined
  tooLarge = false
  #newest = 0

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {}

  /** Takes a text, or a file; nothing for an empty one. */
  async take(source: string | File): Promise<void> {
    const own = ++this.#newest
    const blob = typeof source === 'string' ? new Blob([source.trim()]) : source
    const name = typeof source === 'string' ? 'document.txt' : source.name
    const tooLarge = blob.size > MAX_DOCUMENT_BYTES
    const chosen = tooLarge || blob.size === 0 ? undefined : await readDocument(name, blob)
    if (own !== this.#newest) return
    this.tooLarge = tooLarge
    this.chosen = chosen
    this.#host.requestUpdate()
  }

  clear(): void {
    this.#newest += 1
    this.chosen = undefined
    this.tooLarge = false
    this.#host.requestUpdate()
  }
}

async function readDocument(name: string, blob: Blob): Promise<ChosenDocument> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  const digest: Digest = `0x${[...hash].map(byte => byte.toString(16).padStart(2, '0')).join('')}`
  return { name, bytes, digest }
}

export interface DocumentFieldOptions {
  readonly document: DocumentController
  /** Of the field in its form; what is wrong with it stands in `NAME-error`. */
  readonly name: string
  readonly label: string
  readonly locale: string
  /** What is wrong with it; empty for nothing. */
  readonly problem?: string
}

/** A text to write or a file to choose, and its fingerprint with a way to save the document. */
export function documentField(options: DocumentFieldOptions): TemplateResult {
  const { document, name, label, locale, problem = '' } = options
  const words = documentFieldText.in(locale)
  const said = document.tooLarge ? words.tooLarge : problem
  return html`<fieldset class="document" part="document">
    <legend>${label}</legend>
    <label>${words.write}
      <textarea
        name=${name}
        rows="4"
        maxlength="20000"
        aria-invalid=${said === '' ? 'false' : 'true'}
        aria-describedby="${name}-error"
        @input=${(event: Event) => void document.take((event.target as HTMLTextAreaElement).value)}
      ></textarea>
    </label>
    <label>${words.choose}
      <input
        type="file"
        @change=${(event: Event) => {
          const [file] = (event.target as HTMLInputElement).files ?? []
          if (file) void document.take(file)
        }}
      />
    </label>
    <p class="problem small" id="${name}-error" role="alert" ?hidden=${said === ''}>${said}</p>
    ${document.chosen ? fingerprint(document.chosen, locale) : nothing}
  </fieldset>`
}

function fingerprint({ name, bytes, digest }: ChosenDocument, locale: string): TemplateResult {
  const words = documentFieldText.in(locale)
  return html`<div class="fingerprint small">
    <p><span class="quiet">${words.fingerprint}</span> <span class="mono">${cidFromDigest(digest).toString()}</span></p>
    <p class="quiet">${words.keep}</p>
    <button class="ghost" type="button" part="save-document" @click=${() => void saveFile(name, async () => new File([bytes], name))}>${words.save}</button>
  </div>`
}
