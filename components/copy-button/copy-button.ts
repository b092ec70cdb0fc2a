import { html, type TemplateResult } from 'lit'

/** Milliseconds for which the button says that it worked. */
const SHOWN_FOR = 2000

/** A quiet button that puts `text` on the clipboard and says so, also to those who cannot see it. */
export function copyButton(text: string, label: string, copied: string): TemplateResult {
  return html`<button class="copy plain" type="button" @click=${(event: Event) => copy(event, text)}>
    <span class="todo">${label}</span><span class="done" role="status">${copied}</span>
  </button>`
}

async function copy(event: Event, text: string): Promise<void> {
  const button = event.currentTarget as HTMLButtonElement
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    // Frames without the permission: the text stays selectable beside the button.
    return
  }
  button.dataset['copied'] = ''
  setTimeout(() => delete button.dataset['copied'], SHOWN_FOR)
}
