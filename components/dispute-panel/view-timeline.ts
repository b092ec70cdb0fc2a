import { html, nothing, type TemplateResult } from 'lit'
import { cidFromDigest, type Digest, sameAddress } from '../../src/asset/index.ts'
import { toModelmarkError } from '../../src/error/index.ts'
import type { DisputeEvent, DisputeView } from '../../src/market/index.ts'
import { formatDateTime, plainText } from '../../src/text/index.ts'
import { checkIcon } from '../icons.ts'
import { saveFile } from '../model-artifact/save-file.ts'
import type { PanelContext } from './panel-context.ts'

const MAX_SHOWN = 4_000

/** What happened in a dispute: who, when, and the documents, each checked against its fingerprint when it is read. */
export function timelineView(dispute: DisputeView, owner: string, context: PanelContext): TemplateResult {
  const { words } = context
  return html`<section>
    <h5>${words.timeline}</h5>
    <ol class="timeline" part="timeline">
      ${dispute.events.map(event => entry(event, dispute, owner, context))}
    </ol>
  </section>`
}

function entry(event: DisputeEvent, dispute: DisputeView, owner: string, context: PanelContext) {
  const { words, locale, account } = context
  const { kind, by, at, document } = event
  return html`<li part="event">
    <div class="head">
      <strong>${words.kinds[kind]}</strong>
      ${by === undefined ? nothing : html`<span class="small quiet">${words.parties[partyOf(by, dispute, owner)]} ${account(by)}</span>`}
      ${at === undefined ? nothing : html`<span class="small quiet">${formatDateTime(at, locale)}</span>`}
    </div>
    ${document === undefined ? nothing : documentView(document, context)}
  </li>`
}

function partyOf(by: string, { raiser, respondent }: DisputeView, owner: string) {
  if (sameAddress(by, raiser)) return 'raiser'
  return sameAddress(by, respondent ?? owner) ? 'owner' : 'somebody'
}

/** The document behind a fingerprint: looked for when the visitor wants it, shown as text where it is some. */
function documentView(digest: Digest, { words, reader, error }: PanelContext): TemplateResult {
  const cid = cidFromDigest(digest).toString()
  const state = reader.get(digest)
  const read = () => void reader.read(digest)
  const name = html`<span class="small quiet mono">${cid}</span>`
  if (state === undefined)
    return html`<div class="head"><button class="plain" type="button" part="read" @click=${read}>${words.read}</button> ${name}</div>`
  if (state.status === 'loading')
    return html`<p class="small quiet" role="status">${words.reading} ${name}</p>`
  if (state.status === 'failed') return html`${name}${error(toModelmarkError(state.error), read)}`
  const text = textOf(state.value)
  const shown = text === undefined ? words.binary : plainText(text, MAX_SHOWN)
  const bytes = state.value
  return html`<div class="box" part="document-text">
    <p class="small good">${checkIcon()} ${words.verified}</p>
    <p class=${text === undefined ? 'small quiet' : 'prose'} dir="auto">${shown}</p>
    ${text !== undefined && text.length > MAX_SHOWN ? html`<p class="small quiet">${words.shortened}</p>` : nothing}
    <p class="small quiet">${words.unchecked}</p>
    <div class="buttons">
      <button class="plain" type="button" part="save" @click=${() => void saveFile(`${cid}.txt`, async () => new File([bytes], cid))}>${words.save}</button>
    </div>
  </div>`
}

/** UTF-8 without control characters; undefined for anything else. */
function textOf(bytes: Uint8Array<ArrayBuffer>): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return text.includes('\0') ? undefined : text
  } catch {
    return undefined
  }
}
