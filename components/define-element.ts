/** Registers an element; harmless when the name is taken, as when a page loads the script twice. */
export function defineElement(name: string, element: CustomElementConstructor): void {
  if (!customElements.get(name)) customElements.define(name, element)
}
