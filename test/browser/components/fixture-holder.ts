import type { AssetId } from '../../../src/asset/index.ts'
import { ModelmarkError } from '../../../src/error/index.ts'
import type {
  Access,
  AccessNeeds,
  HolderReads,
  LicenseReceipt,
  MyLicenses,
  Usage,
} from '../../../src/market/index.ts'
import { createStore, type Loadable } from '../../../src/store/index.ts'

type Purchase = Awaited<ReturnType<HolderReads['purchaseOf']>>

const HEX = 'ab'.repeat(32)

export const RECEIPT: LicenseReceipt = {
  type: 'modelmark-license-receipt',
  version: 1,
  asset: 'eip155:8453/erc721:0x5FbDB2315678afecb367f032d93F642f64180aa3/42',
  licenseBook: '0x5FbDB2315678afecb367f032d93F642f64180aa3',
  licenseId: '90017',
  offerId: '1',
  owner: '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266',
  tier: 'Commercial',
  rights: ['use-privately'],
  price: '12000000',
  currency: { address: '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913', symbol: 'USDC', decimals: 6 },
  termsHash: `0x${HEX}`,
  ends: 'never',
  purchase: {
    transaction: `0x${HEX}`,
    payer: '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266',
    to: '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266',
    paid: '12000000',
    at: '2026-11-20T12:00:00.000Z',
    modelVersion: 4,
  },
}

/** What holders read, held still; a test sets what is answered and looks at what was asked. */
export class FixtureHolder {
  readonly #list = createStore<Loadable<MyLicenses>>({ status: 'loading' })
  refreshes = 0
  readonly list = {
    ...this.#list,
    refresh: (): Promise<void> => {
      this.refreshes += 1
      return Promise.resolve()
    },
  }
  readonly asked: { readonly asset: AssetId; readonly needs: AccessNeeds }[] = []
  /** Answers `access`; waits for ever unless set. */
  answer: () => Promise<Access> = () => new Promise(() => undefined)
  readonly receipts: bigint[] = []
  written: LicenseReceipt | undefined
  purchase: Purchase | undefined
  /** By offer id. */
  readonly usages = new Map<bigint, Usage>()

  usageOf: HolderReads['usageOf'] = async (_asset, offerId) => this.usages.get(offerId)

  access = (asset: AssetId, needs: AccessNeeds = {}): Promise<Access> => {
    this.asked.push({ asset, needs })
    return this.answer()
  }
  purchaseOf = (): Promise<Purchase> =>
    this.purchase
      ? Promise.resolve(this.purchase)
      : Promise.reject(new ModelmarkError('rpc-all-failed', { reason: 'too many blocks to search' }))
  receipt = (_asset: AssetId, licenseId: bigint): Promise<LicenseReceipt> => {
    this.receipts.push(licenseId)
    return this.written
      ? Promise.resolve(this.written)
      : Promise.reject(new ModelmarkError('rpc-all-failed', { chainId: 8453 }))
  }
}
