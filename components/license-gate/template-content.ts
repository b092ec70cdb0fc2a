/** Content that a host page put into a `<template slot="…">`: it exists only while it is to be seen. */
export class TemplateContent {
  readonly #host: Element
  readonly #slot: string
  #shown: HTMLElement | undefined

  constructor(host: Element, slot: string) {
    this.#host = host
    this.#slot = slot
  }

  show(visible: boolean): void {
    if (!visible) {
      this.#shown?.remove()
      this.#shown = undefined
      return
    }
    const template = this.#host.querySelector<HTMLTemplateElement>(
      `:scope > template[slot=${CSS.escape(this.#slot)}]`,
    )
    if (this.#shown || !template) return
    this.#shown = document.createElement('div')
    this.#shown.slot = this.#slot
    this.#shown.append(document.importNode(template.content, true))
    this.#host.append(this.#shown)
  }
}
