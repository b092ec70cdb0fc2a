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
  stopAnimations(element)
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

/** Also those in shadow roots within: a colour half-way between two themes has no contrast worth measuring. */
function stopAnimations(tree: Element | ShadowRoot): void {
  const animated = tree instanceof Element ? tree.getAnimations({ subtree: true }) : tree.getAnimations()
  for (const animation of animated) animation.cancel()
  const within = tree instanceof Element ? [tree, ...tree.querySelectorAll('*')] : tree.querySelectorAll('*')
  for (const { shadowRoot } of within) if (shadowRoot) stopAnimations(shadowRoot)
}
