import { expect } from 'chai'
import { createWallet, type Eip1193Provider, type Wallet } from '../../../src/wallet/index.ts'

const ALICE = '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC'

interface Announced {
  readonly asked: string[]
  readonly stop: () => void
}

/** An extension that announces itself, at once and whenever it is asked. */
function announce(rdns: string, accounts: string[] = [], name = rdns): Announced {
  const asked: string[] = []
  const provider: Eip1193Provider = {
    async request({ method }) {
      asked.push(method)
      if (method === 'eth_chainId') return '0x1'
      return method === 'eth_requestAccounts' ? [ALICE] : accounts
    },
  }
  const info = { uuid: crypto.randomUUID(), name, rdns, icon: 'data:image/png;base64,AA==' }
  const send = () =>
    window.dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail: { info, provider } }))
  window.addEventListener('eip6963:requestProvider', send)
  send()
  return { asked, stop: () => window.removeEventListener('eip6963:requestProvider', send) }
}

const turn = () => new Promise(resolve => setTimeout(resolve))

describe('finding wallets in a page', () => {
  const stops: (() => void)[] = []
  const open = (...options: Parameters<typeof createWallet>): Wallet => {
    const wallet = createWallet(...options)
    stops.push(() => wallet.close())
    return wallet
  }
  const install = (...wallet: Parameters<typeof announce>): Announced => {
    const announced = announce(...wallet)
    stops.push(announced.stop)
    return announced
  }

  beforeEach(() => localStorage.clear())
  afterEach(() => {
    for (const stop of stops.splice(0)) stop()
    delete (window as { ethereum?: unknown }).ethereum
  })

  it('lists wallets that were there before and those that come later, each once', () => {
    install('com.example.early')
    const wallet = open()
    const seen: number[] = []
    wallet.subscribe(({ options }) => seen.push(options.length))
    install('com.example.late', [], 'Late')
    window.dispatchEvent(new Event('eip6963:requestProvider'))
    expect(wallet.getState().options.map(({ name }) => name)).to.deep.equal(['com.example.early', 'Late'])
    expect(seen).to.deep.equal([2])
  })

  it('offers the injected wallet only while none was announced', () => {
    const injected = { request: async () => [] }
    Object.assign(window, { ethereum: injected })
    const wallet = open()
    expect(wallet.getState().options.map(({ id }) => id)).to.deep.equal(['injected'])
    install('com.example.wallet')
    expect(wallet.getState().options.map(({ rdns }) => rdns)).to.deep.equal(['com.example.wallet'])
  })

  it('notices a wallet that is injected late', () => {
    const wallet = open()
    Object.assign(window, { ethereum: { request: async () => [] } })
    window.dispatchEvent(new Event('ethereum#initialized'))
    expect(wallet.getState().options.map(({ id }) => id)).to.deep.equal(['injected'])
  })

  it('asks nothing of a wallet that was never connected', async () => {
    const { asked } = install('com.example.wallet', [ALICE])
    open()
    await turn()
    expect(asked).to.deep.equal([])
  })

  it('needs to be told which of several wallets', async () => {
    install('com.example.one')
    install('com.example.two')
    const error = await open()
      .connect()
      .catch((reason: unknown) => reason)
    expect(error).to.include({ code: 'no-wallet' })
  })

  it('connects the wallet of the last visit again without a prompt, even if it comes late', async () => {
    const first = install('com.example.wallet', [ALICE])
    const before = open()
    await before.connect()
    before.close()
    first.stop()

    const wallet = open()
    await turn()
    expect(wallet.getState().status).to.equal('disconnected')
    const { asked } = install('com.example.wallet', [ALICE])
    await turn()
    expect(wallet.getState()).to.include({ status: 'connected', account: ALICE, chainId: 1 })
    expect(asked).to.not.include('eth_requestAccounts')
  })

  it('forgets the wallet when the visitor disconnects', async () => {
    const { asked } = install('com.example.wallet', [ALICE])
    const before = open()
    await before.connect()
    await before.disconnect()
    expect(before.getState().status).to.equal('disconnected')
    asked.length = 0
    open()
    await turn()
    expect(asked).to.deep.equal([])
  })

  it('lets the visitor choose another wallet while the first one still asks', async () => {
    const never: Eip1193Provider = { request: () => new Promise(() => {}) }
    const info = { uuid: crypto.randomUUID(), name: 'Stuck', rdns: 'com.example.stuck' }
    const wallet = open()
    window.dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail: { info, provider: never } }))
    install('com.example.wallet')
    const [stuck, good] = wallet.getState().options
    const first = wallet.connect(stuck?.id).catch((reason: unknown) => reason)
    expect(await wallet.connect(good?.id)).to.equal(ALICE)
    expect(await first).to.include({ code: 'aborted' })
    expect(wallet.getState().status).to.equal('connected')
  })

  it('hears nothing any more once it is closed', () => {
    const wallet = open()
    wallet.close()
    install('com.example.wallet')
    expect(wallet.getState().options).to.deep.equal([])
  })
})
