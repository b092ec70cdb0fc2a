import type { AssetId } from '../asset/index.ts'
import {
  findPurchase,
  type PurchaseRecord,
  readCurrency,
  readLicense,
  readOffers,
  readSignedTransaction,
} from '../chain/index.ts'
import { ModelmarkError } from '../error/index.ts'
import type { HolderSources } from './create-holder-reads.ts'
import { type LicenseReceipt, licenseReceipt } from './license-receipt.ts'
import type { MarketChains } from './market-chains.ts'

/** How a license was bought. @throws ModelmarkError */
export async function loadPurchase(
  chains: MarketChains,
  asset: AssetId,
  licenseId: bigint,
): Promise<PurchaseRecord> {
  const contracts = await chains.contracts(asset)
  return findPurchase(chains.client(asset.chainId), { contracts, licenseId, modelId: asset.tokenId })
}

/** @throws ModelmarkError `bad-config` for a license of another model. */
export async function loadReceipt(
  { chains, documents }: Pick<HolderSources, 'chains' | 'documents'>,
  asset: AssetId,
  licenseId: bigint,
): Promise<LicenseReceipt> {
  const client = chains.client(asset.chainId)
  const { licenseBook } = await chains.contracts(asset)
  const license = await readLicense(client, { licenseBook, licenseId })
  const [[offer], purchase] = await Promise.all([
    readOffers(client, { licenseBook, offerIds: [license.offerId] }),
    loadPurchase(chains, asset, licenseId),
  ])
  if (!offer || offer.modelId !== asset.tokenId) {
    throw new ModelmarkError('bad-config', { field: 'licenseId', value: licenseId })
  }
  const [currency, terms, signed] = await Promise.all([
    readCurrency(client, { address: offer.currency }),
    documents.terms(offer.termsHash).catch(() => undefined),
    readSignedTransaction(client, { hash: purchase.transaction }),
  ])
  return licenseReceipt({ asset, licenseBook, license, offer, currency, terms, purchase, signed })
}
