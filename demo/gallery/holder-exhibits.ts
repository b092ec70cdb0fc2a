import type { LicenseGate } from '../../components/license-gate/index.ts'
import type { MyLicenses } from '../../components/my-licenses/index.ts'
import { ModelmarkError } from '../../src/error/index.ts'
import type { Access, HeldLicense } from '../../src/market/index.ts'
import {
  ENDED,
  FOREVER,
  holdings,
  METERED,
  marketOf,
  REGISTRY,
  SUBSCRIPTION,
} from '../../test/browser/components/fixture-licenses.ts'
import {
  ASSET,
  CONNECTED,
  digest,
  FixtureMarket,
  WALLETS,
} from '../../test/browser/components/fixture-market.ts'
import type { Exhibit } from './exhibits.ts'

const unreachable = new ModelmarkError('rpc-all-failed', { chainId: 8453 })
const DISCONNECTED = { wallet: { status: 'disconnected', options: WALLETS } } as const

function licenses(
  title: string,
  market: () => FixtureMarket,
  then?: (element: MyLicenses, market: FixtureMarket) => Promise<void>,
): Exhibit {
  return {
    element: 'my-licenses',
    title,
    width: 'wide',
    create() {
      const element = document.createElement('my-licenses') as MyLicenses
      const own = market()
      Object.assign(element, { ...REGISTRY, loading: 'eager', market: own })
      if (then) void element.updateComplete.then(() => then(element, own))
      return element
    },
  }
}

/** A row that is open, with one of its forms. */
function opened(title: string, held: HeldLicense, form: string): Exhibit {
  return licenses(
    title,
    () => {
      const market = marketOf(holdings([held]))
      market.holder.purchase = {
        licenseId: held.license.id,
        offerId: held.offer.id,
        to: held.license.owner,
        payer: held.license.owner,
        currency: held.currency.address,
        paid: held.offer.price,
        at: 1_780_000_000,
        transaction: digest(9),
        version: 3,
      }
      return market
    },
    async element => {
      const click = async (part: string) => {
        while (!(await element.updateComplete));
        element.shadowRoot?.querySelector<HTMLElement>(`[part~=${part}]`)?.click()
      }
      await click('manage')
      await click(`action-${form}`)
    },
  )
}

const LISTS: readonly Exhibit[] = [
  licenses('licences of all kinds', () => marketOf()),
  licenses('nobody is connected', () => marketOf(holdings([]), DISCONNECTED)),
  licenses('loading', () => marketOf({ status: 'loading' })),
  licenses('none', () => marketOf(holdings([]))),
  licenses('unreachable', () => marketOf({ status: 'failed', error: unreachable })),
  licenses('not all could be found', () => marketOf(holdings([FOREVER], false))),
  opened('renewing', SUBSCRIPTION, 'renew'),
  opened('automatic renewal', SUBSCRIPTION, 'auto-renew'),
  opened('topping up', METERED, 'top-up'),
  opened('lending', FOREVER, 'lend'),
]

function gate(title: string, answer: Access | undefined, content = ''): Exhibit {
  return {
    element: 'license-gate',
    title,
    width: 'medium',
    create() {
      const element = document.createElement('license-gate') as LicenseGate
      const market = new FixtureMarket({ wallet: CONNECTED })
      if (answer) market.holder.answer = async () => answer
      element.append(document.createRange().createContextualFragment(content))
      Object.assign(element, { asset: ASSET, loading: 'eager', market })
      return element
    },
  }
}

const GATES: readonly Exhibit[] = [
  gate('checking', undefined),
  gate('nobody is connected', { status: 'unlicensed', why: 'not-connected' }),
  gate('no licence', { status: 'unlicensed', why: 'no-license' }),
  gate('ended', { status: 'expired', license: ENDED.license }),
  gate(
    'licensed',
    { status: 'licensed', until: ENDED.license.endTime, license: ENDED.license },
    '<p slot="licensed">What only holders see.</p>',
  ),
]

export const HOLDER_EXHIBITS: readonly Exhibit[] = [...LISTS, ...GATES]
