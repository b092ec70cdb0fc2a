import { expect } from 'chai'
import '../../../components/define.ts'
import { ALL_EXHIBITS } from '../../../demo/gallery/all-exhibits.ts'
import { hostileMarket } from './hostile-market.ts'
import { drawn } from './show.ts'

declare global {
  var hacked: (() => void) | undefined
}

/** What people write who want to break a page, or do not care. */
const HOSTILE_TEXTS: Readonly<Record<string, string>> = {
  'runs scripts': [
    '<img src=x onerror=hacked()>',
    '<script>hacked()</script>',
    '"><svg onload=hacked()>',
    "' onfocus=hacked() autofocus='",
    'javascript:hacked()',
    '{{hacked()}}',
  ].join(' '),
  'is a link that runs': 'javascript:hacked()//https://example.com',
  'turns round': '\u202Egnp.exe\u202E \u2067\u2067\u2067 \u200B\u200B\u200B\uFEFF',
  'is a tower': `a${'\u0301\u0489'.repeat(300)}`,
  'never ends': 'W'.repeat(5000),
  'is nothing': '',
}

const WIDTH = 360
const HIGHEST = 30_000

describe('what strangers write', () => {
  let room: HTMLElement
  let runs = 0
  const thrown: unknown[] = []
  const onError = (event: ErrorEvent) => thrown.push(event.error ?? event.message)
  const onRejection = (event: PromiseRejectionEvent) => thrown.push(event.reason)

  before(() => {
    globalThis.hacked = () => {
      runs += 1
    }
    addEventListener('error', onError)
    addEventListener('unhandledrejection', onRejection)
    room = document.createElement('section')
    room.style.cssText = `inline-size: ${WIDTH}px; overflow: hidden`
    document.body.append(room)
  })
  after(() => {
    room.remove()
    removeEventListener('error', onError)
    removeEventListener('unhandledrejection', onRejection)
    Reflect.deleteProperty(globalThis, 'hacked')
  })

  for (const tag of new Set(ALL_EXHIBITS.map(({ element }) => element))) {
    describe(`in <${tag}>`, () => {
      for (const [how, words] of Object.entries(HOSTILE_TEXTS)) {
        it(`is shown as text where it ${how}`, async () => {
          for (const exhibit of ALL_EXHIBITS.filter(({ element }) => element === tag)) {
            const element = exhibit.create()
            for (const one of [element, ...element.querySelectorAll('*')]) {
              if ('market' in one && one.market)
                Object.assign(one, { market: hostileMarket(one.market, words) })
            }
            room.append(element)
            await drawn(element)
            const { width, height } = element.getBoundingClientRect()
            expect(width, exhibit.title).to.be.at.most(WIDTH)
            expect(height, exhibit.title).to.be.at.most(HIGHEST)
            for (const dangerous of dangersIn(element)) expect.fail(`${exhibit.title}: ${dangerous}`)
            element.remove()
          }
          // An error or a rejection is told of in a later task than the one it happened in.
          await new Promise(resolve => setTimeout(resolve))
          expect(thrown.splice(0)).to.deep.equal([])
          expect(runs).to.equal(0)
        })
      }
    })
  }
})

/** What may run or load something a stranger chose, in an element and all that it has drawn. */
function* dangersIn(root: Element | ShadowRoot): Generator<string> {
  for (const element of root.querySelectorAll('*')) {
    if (/^(script|iframe|object|embed|base|meta|link)$/i.test(element.localName))
      yield `<${element.localName}>`
    for (const { name, value } of element.attributes) {
      if (name.startsWith('on')) yield `${name}="${value.slice(0, 80)}"`
      if (
        /^\s*(javascript|vbscript|data:text)/i.test(value) &&
        /^(href|src|action|formaction|xlink:href)$/.test(name)
      )
        yield `${name}="${value.slice(0, 80)}"`
    }
    if (element.shadowRoot) yield* dangersIn(element.shadowRoot)
  }
  if (root instanceof Element && root.shadowRoot) yield* dangersIn(root.shadowRoot)
}
