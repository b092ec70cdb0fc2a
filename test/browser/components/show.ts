import type { MarketElement } from '../../../components/element.ts'
import type { FixtureMarket } from './fixture-market.ts'

/** What a test put on the page; taken off by `clearPage`. */
const shown = new Set<Element>()

/** Puts an element on the page with a market held still, and waits until it is drawn. */
export async function show<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  market: FixtureMarket | undefined,
  attributes: Readonly<Record<string, string>> = {},
  content = '',
): Promise<HTMLElementTagNameMap[Tag]> {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(document.createRange().createContextualFragment(content))
  if (market) Object.assign(element, { market })
  document.body.append(element)
  shown.add(element)
  await drawn(element)
  return element
}

/** Waits until an element has drawn what it was told. */
export async function drawn(element: Element): Promise<void> {
  await updated(element as MarketElement)
  await new Promise(resolve => requestAnimationFrame(resolve))
  await updated(element as MarketElement)
}

/** An update may ask for another one; that is waited for too. */
async function updated(element: MarketElement): Promise<void> {
  while (!(await element.updateComplete));
}

export function clearPage(): void {
  for (const element of shown) element.remove()
  shown.clear()
  document.body.removeAttribute('style')
  document.documentElement.lang = 'en'
}

/** The text a person sees in an element, in one line. */
export function textOf(root: Element | ShadowRoot | null | undefined): string {
  return (root?.textContent ?? '').replace(/[\s\u00a0]+/g, ' ').trim()
}

/** The part of that name. */
export function part(element: Element, name: string): HTMLElement | null {
  return element.shadowRoot?.querySelector<HTMLElement>(`[part~="${name}"]`) ?? null
}

/** Every event of that type the element sends from now on. */
export function recordEvents<Type extends keyof HTMLElementEventMap>(
  element: Element,
  type: Type,
): HTMLElementEventMap[Type][] {
  const events: HTMLElementEventMap[Type][] = []
  element.addEventListener(type, event => events.push(event as HTMLElementEventMap[Type]))
  return events
}

/** The JSON that the next click on a link made for it hands to the browser; nothing is written to a disk. */
export function nextDownload(): Promise<unknown> {
  return new Promise(resolve => {
    const intercept = (event: MouseEvent) => {
      event.preventDefault()
      resolve(fetch((event.target as HTMLAnchorElement).href).then(response => response.json()))
    }
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      Reflect.deleteProperty(HTMLAnchorElement.prototype, 'click')
      this.addEventListener('click', intercept, { once: true })
      this.dispatchEvent(new MouseEvent('click', { cancelable: true }))
    }
  })
}
