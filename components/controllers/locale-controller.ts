import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { isRightToLeft, onTextChange } from '../../src/text/index.ts'
import { inheritedAttribute } from './inherited-attribute.ts'

const hosts = new Set<() => void>()
let observer: MutationObserver | undefined

/** One observer for the page: tells every element when a `lang` or `locale` changed anywhere. */
function watch(listener: () => void): () => void {
  hosts.add(listener)
  if (!observer) {
    observer = new MutationObserver(() => {
      for (const tell of [...hosts]) tell()
    })
    observer.observe(document, { subtree: true, attributes: true, attributeFilter: ['lang', 'locale'] })
  }
  return () => {
    hosts.delete(listener)
    if (hosts.size === 0) {
      observer?.disconnect()
      observer = undefined
    }
  }
}

/**
 * The language an element speaks: its `locale`, else that of the nearest ancestor with `locale` or `lang`, else the
 * browser's. Loads the strings the element uses; English stands in until they are there. Gives the element the `dir` of
 * that language where it is another than the page's.
 */
export class LocaleController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement
  #locale = 'en'
  #dir = ''
  #stop: (() => void)[] = []

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host
    host.addController(this)
  }

  /** A BCP 47 tag that `Intl` understands. */
  get locale(): string {
    return this.#locale
  }

  hostConnected(): void {
    this.#read()
    this.#stop = [watch(this.#read), onTextChange(() => this.#host.requestUpdate())]
  }

  hostDisconnected(): void {
    for (const stop of this.#stop) stop()
  }

  readonly #read = (): void => {
    const tag = inheritedAttribute(this.#host, 'locale', 'lang') || navigator.language
    const locale = canonical(tag)
    this.#direct(locale)
    if (locale === this.#locale) return
    this.#locale = locale
    this.#host.requestUpdate()
  }

  /** A `dir` that the page gave the element stays. */
  #direct(locale: string): void {
    const host = this.#host
    if (host.dir !== this.#dir) return
    this.#dir = isRightToLeft(locale) ? 'rtl' : host.hasAttribute('locale') ? 'ltr' : ''
    if (this.#dir) host.dir = this.#dir
    else host.removeAttribute('dir')
  }
}

function canonical(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? 'en'
  } catch {
    return 'en'
  }
}
