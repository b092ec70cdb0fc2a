/**
 * The attribute of the element itself or of its nearest ancestor that has it, shadow roots crossed outwards.
 */
export function inheritedAttribute(element: Element, ...names: string[]): string | undefined {
  const selector = names.map(name => `[${name}]`).join()
  let found = element.closest(selector)
  for (let root = element.getRootNode(); !found && root instanceof ShadowRoot; root = root.host.getRootNode())
    found = root.host.closest(selector)
  const name = names.find(candidate => found?.hasAttribute(candidate))
  return name && (found?.getAttribute(name) ?? undefined)
}
