// Asks the metered service, with a voucher for each sentence.
import type { ModelMarket } from '../../components/model-market/index.ts'
import { parseAssetId } from '../../src/asset/index.ts'
import { ModelmarkError } from '../../src/error/index.ts'
import type { License } from '../../src/license/index.ts'
import { createMarket, type UsageMeter, type UsageMeterState } from '../../src/market/index.ts'
import type { LanguageGuess } from '../models/classify-language.ts'

const page = document.querySelector<ModelMarket>('model-market')
const asset = parseAssetId(document.querySelector('license-gate')?.getAttribute('asset') ?? '')
const service = document.querySelector('#service-title ~ p code')?.textContent ?? ''
const form = document.querySelector<HTMLFormElement>('#ask')
const sentence = document.querySelector<HTMLTextAreaElement>('#sentence')
const settle = document.querySelector<HTMLButtonElement>('#settle')
const answer = document.querySelector('#service-answer')
const left = document.querySelector('#service-meter')
const words = (name: string) => (page?.getAttribute(name) ?? '').split(' ').filter(Boolean)
const languageNames = new Intl.DisplayNames('en', { type: 'language' })

const market = createMarket({
  rpcUrls: { 31337: words('rpc') },
  gateways: words('gateways'),
  relays: words('relays'),
  hubs: words('hubs'),
})
// The elements share it, and with it the connected wallet.
if (page !== null) page.market = market

/** A meter, and the license it counts for. */
interface OpenMeter {
  readonly licenseId: bigint
  readonly meter: UsageMeter
}

let open: OpenMeter | undefined

/** Licenses of the connected wallet, once they are known. @throws ModelmarkError */
function licenses(): Promise<readonly License[]> {
  const store = market.licenses(asset)
  return new Promise((resolve, reject) => {
    const check = () => {
      const state = store.getState()
      if (state.status === 'loading') return
      stop()
      if (state.status === 'ready') resolve(state.value)
      else reject(state.error)
    }
    const stop = store.subscribe(check)
    // Another element may have read them before.
    check()
  })
}

/** The meter of the visitor's newest license that is paid by the sentence. @throws ModelmarkError */
async function openMeter(): Promise<OpenMeter | undefined> {
  if (market.wallet.getState().status !== 'connected') await market.wallet.connect()
  for (const { id: licenseId } of await licenses()) {
    const meter = await market.usage.meter(asset, licenseId).catch(() => undefined)
    if (meter === undefined) continue
    meter.subscribe(show)
    show(meter.getState())
    return { licenseId, meter }
  }
  return undefined
}

/** The wallet lets this page's key sign, once. False if the visitor did not want it. */
async function allowKey({ licenseId, meter }: OpenMeter): Promise<boolean> {
  const { allowed, signer } = meter.getState()
  if (allowed) return true
  say('Your wallet asks whether this page may sign for sentences.')
  const end = await market.usage.allowSigner(asset).start({ licenseId, signer })
  await meter.refresh()
  return end.status === 'done'
}

async function post<Reply>(path: string, body: object): Promise<Reply> {
  const response = await fetch(service + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body, (_, value) => (typeof value === 'bigint' ? String(value) : value)),
  })
  const reply = await response.json()
  if (!response.ok) throw new Error(reply.error)
  return reply
}

function say(text: string): void {
  if (answer !== null) answer.textContent = text
}

function show({ left: units, signed, account }: UsageMeterState): void {
  if (left === null) return
  left.textContent = `${units} of ${account.deposited} sentences left; ${signed} signed for, ${account.spent} settled.`
}

async function ask(text: string): Promise<void> {
  open ??= await openMeter()
  if (open === undefined) return say('You need a licence “By the sentence”: get one beside this.')
  if (!(await allowKey(open))) return say('Without that the service cannot be paid.')
  const signed = await open.meter.sign(1n)
  const { guesses } = await post<{ guesses: readonly LanguageGuess[] }>('/ask', { sentence: text, ...signed })
  const [best] = guesses
  say(
    best === undefined
      ? 'There is no word to go by.'
      : `The service says: ${languageNames.of(best.language)}.`,
  )
}

async function tryTo(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    const isEmpty = error instanceof ModelmarkError && error.code === 'voucher-not-payable'
    say(isEmpty ? 'Nothing is left: top up your licence above.' : 'The service did not answer. Try it again.')
  }
}

form?.addEventListener('submit', event => {
  event.preventDefault()
  void tryTo(() => ask(sentence?.value ?? ''))
})

settle?.addEventListener('click', () =>
  tryTo(async () => {
    const { settled } = await post<{ settled: number }>('/settle', {})
    await open?.meter.refresh()
    say(settled > 0 ? 'Settled: the model has earned it.' : 'There is nothing to settle.')
  }),
)

// Another account has other licences.
market.wallet.subscribe(() => {
  open = undefined
})
