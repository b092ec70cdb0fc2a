import type { ModelPublish } from '../../../components/model-publish/index.ts'
import { drawn } from './show.ts'

/** Answers of the market and digests come in later tasks: waits until nothing is drawn any more. */
export async function settled(element: ModelPublish): Promise<void> {
  for (let i = 0; i < 5; i++) {
    await new Promise(resolve => setTimeout(resolve))
    await drawn(element)
  }
}

export function query<Type extends Element = HTMLElement>(element: Element, selector: string): Type {
  const found = element.shadowRoot?.querySelector<Type>(selector)
  if (!found) throw new Error(`no ${selector}`)
  return found
}

/** Types into a field as a person does, who then goes on to the next. */
export async function type(element: ModelPublish, selector: string, text: string): Promise<void> {
  const input = query<HTMLInputElement>(element, selector)
  input.focus()
  input.value = text
  input.dispatchEvent(new Event('input'))
  input.blur()
  await settled(element)
}
