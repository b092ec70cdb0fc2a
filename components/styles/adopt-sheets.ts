import type { CSSResult } from 'lit'

/** Adds sheets that came after the element was made, as with code loaded later; each once. */
export function adoptSheets(root: Node, sheets: readonly CSSResult[]): void {
  if (!(root instanceof ShadowRoot)) return
  const worn = root.adoptedStyleSheets
  const missing = sheets.flatMap(({ styleSheet }) =>
    styleSheet && !worn.includes(styleSheet) ? [styleSheet] : [],
  )
  root.adoptedStyleSheets = [...worn, ...missing]
}
