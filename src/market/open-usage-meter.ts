import type { Address, AssetId } from '../asset/index.ts'
import {
  type ChainClient,
  readLicense,
  readSignerUntil,
  readUnitPrice,
  readUsageAccount,
  type SignedVoucher,
  sessionKey,
  VOUCHER_STATUSES,
  type VoucherStatus,
  voucherTypedData,
} from '../chain/index.ts'
import { ModelmarkError } from '../error/index.ts'
import { createStore } from '../store/index.ts'
import { keyOf, readKeptUsage, type UsagePlace, writeKeptUsage } from './kept-usage.ts'
import type { MarketChains } from './market-chains.ts'
import type { PageStorage } from './page-storage.ts'
import { requireMeter } from './trade-contracts.ts'
import type { UsageMeter, UsageMeterState } from './usage.ts'

/**
 * Counts the use of a license in this browser and signs for it. @throws ModelmarkError `bad-config` for a license of another
 * model or a tier that is not sold by the unit.
 */
export async function openUsageMeter(
  { chains, storage }: { readonly chains: MarketChains; readonly storage: PageStorage },
  asset: AssetId,
  licenseId: bigint,
): Promise<UsageMeter> {
  const client = chains.client(asset.chainId)
  const contracts = await chains.contracts(asset)
  const usageMeter = requireMeter(contracts)
  const { licenseBook } = contracts
  const { owner: holder, offerId, modelId } = await readLicense(client, { licenseBook, licenseId })
  const price = await readUnitPrice(client, { usageMeter, offerId })
  if (modelId !== asset.tokenId || !price) {
    throw new ModelmarkError('bad-config', { field: 'licenseId', value: licenseId })
  }
  const place: UsagePlace = { chainId: asset.chainId, usageMeter, licenseId, holder }
  const kept = readKeptUsage(storage, place)
  const key = sessionKey(kept?.key)
  if (!kept) writeKeptUsage(storage, place, { key: key.secret, signed: 0n })

  const signedBefore = () => readKeptUsage(storage, place)?.signed ?? 0n
  const read = async () =>
    stateOf(await readAccount(client, place, key.address), { ...price, signer: key.address }, signedBefore())
  const store = createStore<UsageMeterState>(await read())

  /** Takes the next units of the account: the same total is never signed for two calls, in whichever tab they are made. */
  function count(units: bigint): bigint {
    const state = store.getState()
    const total = larger(signedBefore(), state.account.spent) + units
    if (!state.allowed) throw notPayable('not-signed')
    if (total > state.account.deposited) {
      throw notPayable(state.account.deposited === 0n ? 'unfunded' : 'exhausted')
    }
    writeKeptUsage(storage, place, { key: key.secret, signed: total })
    return total
  }

  return {
    getState: store.getState,
    subscribe: store.subscribe,
    async refresh() {
      client.forget()
      store.setState(await read())
    },
    async sign(units): Promise<SignedVoucher> {
      if (units <= 0n) throw new ModelmarkError('bad-config', { field: 'units', value: units })
      const total = await exclusively(keyOf(place), () => count(units))
      const { account, ...rest } = store.getState()
      store.setState({ ...stateOf({ account, allowed: rest.allowed }, rest, total) })
      const voucher = { licenseId, holder, modelId, units: total }
      const signature = await key.sign(voucherTypedData({ chainId: asset.chainId, usageMeter, voucher }))
      return { voucher, signature }
    },
  }
}

async function readAccount(
  client: ChainClient,
  { usageMeter, licenseId, holder }: UsagePlace,
  signer: Address,
) {
  const [account, until] = await Promise.all([
    readUsageAccount(client, { usageMeter, licenseId, holder }),
    readSignerUntil(client, { usageMeter, licenseId, holder, signer }),
  ])
  return { account, allowed: until === Number.POSITIVE_INFINITY }
}

function stateOf(
  { account, allowed }: Pick<UsageMeterState, 'account' | 'allowed'>,
  { unit, unitPrice, signer }: Pick<UsageMeterState, 'unit' | 'unitPrice' | 'signer'>,
  signedBefore: bigint,
): UsageMeterState {
  const signed = larger(signedBefore, account.spent)
  const left = account.deposited > signed ? account.deposited - signed : 0n
  return { account, allowed, unit, unitPrice, signer, signed, left }
}

function larger(a: bigint, b: bigint): bigint {
  if (a > b) return a
  return b
}

function notPayable(status: VoucherStatus): ModelmarkError {
  return new ModelmarkError('voucher-not-payable', { status: VOUCHER_STATUSES.indexOf(status) })
}

/** Tabs share their storage: where the browser has locks, one counts after the other. */
async function exclusively<Value>(name: string, work: () => Value): Promise<Value> {
  const locks = typeof navigator === 'undefined' ? undefined : navigator.locks
  return locks ? ((await locks.request(name, async () => work())) as Value) : work()
}
