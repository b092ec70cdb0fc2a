import { expect } from 'chai'
import '../../../components/define.ts'
import { createMarket, type Market } from '../../../src/market/index.ts'
import { expectAccessible } from './axe.ts'
import { type BadAnswer, PageRpc, type Respond, RPC_URL, unreachable } from './bad-rpc.ts'
import { ASSET, CONNECTED, FixtureWallet } from './fixture-market.ts'
import { drawn, part, textOf } from './show.ts'

const REGISTRY = '0x5FbDB2315678afecb367f032d93F642f64180aa3'
const address = (digit: string): `0x${string}` => `0x${digit.repeat(40)}`

const CONTRACTS = {
  registry: REGISTRY,
  licenseBook: address('1'),
  vault: address('2'),
  usageMeter: address('3'),
  exchange: address('4'),
  fractionalizer: address('5'),
  court: address('6'),
  curation: address('7'),
  dao: { token: address('8'), governor: address('9'), timelock: address('a'), manager: address('b') },
  fromBlock: 1n,
} as const

export interface Case {
  readonly tag: keyof HTMLElementTagNameMap
  readonly attributes: Readonly<Record<string, string>>
  /** The custom state while nothing is known. */
  readonly waiting?: string
}

export const ofModel = { asset: ASSET, loading: 'eager' }
export const ofRegistry = { chain: '8453', contract: REGISTRY, loading: 'eager' }

/**
 * What every element that reads the chain does over a bad RPC.
 * @param bad The answers that these elements meet.
 */
export function describeOverBadRpc(elements: readonly Case[], bad: readonly BadAnswer[]): void {
  describe('over a bad RPC', () => testAll(elements, bad))
}

function testAll(elements: readonly Case[], bad: readonly BadAnswer[]): void {
  const thrown: unknown[] = []
  const onError = (event: ErrorEvent) => thrown.push(event.error ?? event.message)
  const onRejection = (event: PromiseRejectionEvent) => thrown.push(event.reason)
  let rpc: PageRpc
  let market: Market
  let element: HTMLElement

  before(() => {
    addEventListener('error', onError)
    addEventListener('unhandledrejection', onRejection)
  })

  afterEach(async () => {
    element.remove()
    await market.close()
    rpc.remove()
    // A rejection is told of in a later task than the one it happened in.
    await new Promise(resolve => setTimeout(resolve))
    expect(thrown.splice(0)).to.deep.equal([])
  })

  after(() => {
    removeEventListener('error', onError)
    removeEventListener('unhandledrejection', onRejection)
  })

  function put({ tag, attributes }: Case, respond: Respond): void {
    rpc = new PageRpc(respond)
    market = createMarket({
      rpcUrls: { 8453: [RPC_URL] },
      deployments: { 8453: CONTRACTS },
      wallet: new FixtureWallet(CONNECTED),
      fetch: (input, init) => globalThis.fetch(input, init),
    })
    element = document.createElement(tag)
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
    Object.assign(element, { market })
  }

  /** Resolves once the element shows another error than it did. */
  const nextError = () =>
    new Promise<void>(resolve => element.addEventListener('market-error', () => resolve(), { once: true }))

  async function expectError(): Promise<void> {
    await drawn(element)
    expect(element.matches(':state(error)')).to.equal(true)
    expect(part(element, 'error')?.getAttribute('role')).to.equal('alert')
    expect(textOf(part(element, 'error-title'))).to.match(/\w/)
    expect(textOf(part(element, 'error')?.querySelector('.cure'))).to.match(/\w/)
    expect(part(element, 'retry')).to.not.equal(null)
    expect(element.shadowRoot?.querySelector('img')).to.equal(null)
    expect(element.offsetHeight).to.be.greaterThan(0)
  }

  for (const shown of elements) {
    describe(`<${shown.tag}>`, () => {
      it('says that it waits for as long as the endpoint takes, and then what became of it', async () => {
        let fail = (_: Error) => {}
        const held = new Promise<Response>((_, reject) => {
          fail = reject
        })
        put(shown, () => held)
        const failed = nextError()
        document.body.append(element)
        await rpc.asked
        await drawn(element)
        expect(element.matches(`:state(${shown.waiting ?? 'loading'})`)).to.equal(true)
        const says = element.shadowRoot?.querySelector('[role=status], [aria-busy=true]')
        expect(textOf(says)).to.match(/\w/)
        expect(element.offsetHeight).to.be.greaterThan(0)
        await expectAccessible(element)

        fail(new TypeError('Failed to fetch'))
        rpc.respond = unreachable
        await failed
        await expectError()
        await expectAccessible(element)
      })

      for (const { what, respond, final } of bad) {
        it(`says that the chain cannot be read where the endpoint ${what}`, async () => {
          put(shown, respond)
          const failed = nextError()
          document.body.append(element)
          await failed
          await expectError()

          const before = rpc.requests
          const again = nextError()
          part(element, 'retry')?.click()
          await again
          await drawn(element)
          expect(element.matches(':state(error)')).to.equal(true)
          if (!final) expect(rpc.requests).to.be.greaterThan(before)
        })
      }
    })
  }
}
