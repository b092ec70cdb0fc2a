import 'axe-core'
import type { AxeResults, ContextSpec, RunOptions } from 'axe-core'
import { expect } from 'chai'

/** axe-core is no module: it puts itself on the window. */
declare const axe: { run(context: ContextSpec, options: RunOptions): Promise<AxeResults> }

/**
 * Fails with what axe finds in an element, its shadow root included, on a page of the theme's colour. Rules about whole
 * pages (landmarks, one main heading) do not apply to a piece of one.
 */
export async function expectAccessible(element: Element, theme: 'light' | 'dark' = 'light'): Promise<void> {
  document.body.style.colorScheme = theme
  document.body.style.background = theme === 'dark' ? '#0c0d10' : '#ffffff'
  // Also those in the shadow root: a colour half-way between two themes has no contrast worth measuring.
  for (const tree of [element, element.shadowRoot])
    for (const animation of tree?.getAnimations({ subtree: true }) ?? []) animation.cancel()
  const { violations } = await axe.run(element, {
    resultTypes: ['violations'],
    rules: {
      region: { enabled: false },
      'heading-order': { enabled: false },
      'target-size': { enabled: true },
    },
  })
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(({ html }) => html).join('\n')}`,
  )
  expect(found, found.join('\n\n')).to.have.length(0)
}
