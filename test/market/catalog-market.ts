import { parseAbi } from 'viem'
import type { Address, AssetId } from '../../src/asset/index.ts'
import { readCurationTerms } from '../../src/chain/index.ts'
import { encodeManifest, type Manifest } from '../../src/manifest/index.ts'
import type { CatalogJob } from '../../src/market/catalog/index.ts'
import { mintModel } from '../../src/market/index.ts'
import type { MarketUnderTest } from '../compliance/catalog-compliance.ts'
import { openPage } from './buyer.ts'
import { resultOf } from './decisions.ts'
import { BUYER, CREATOR, DATA, type LocalMarket, MANIFEST, VISITOR } from './local-market.ts'

const curationAbi = parseAbi(['function delist(uint256 modelId, bytes32 reason)'])
/** More blocks than the ones that were replaced: a shorter chain is none to follow. */
const BLOCKS_INSTEAD = 5

export interface CatalogMarket extends Omit<MarketUnderTest, 'open'> {
  readonly job: CatalogJob
}

/** Brings the three models of `catalogCompliance` into a local market; models from before are left out by where the job begins. */
export async function createCatalogMarket(local: LocalMarket): Promise<CatalogMarket> {
  const { publisher, chain, contracts, timelock } = local
  const fromBlock = (await chain.getBlockNumber()) + 1n

  async function mint(manifest: Partial<Manifest>, to: Address = publisher.account): Promise<bigint> {
    return mintModel(publisher, {
      to,
      manifestDigest: await local.gateway.put(encodeManifest({ ...MANIFEST, ...manifest })),
      contentHash: `0x${'00'.repeat(32)}`,
      resaleRoyaltyBps: 0,
      maxUpstreamBps: 0,
      parentLicenseIds: [],
      payees: [{ account: publisher.account, bps: 10000, role: 'creator' }],
    })
  }

  const assetOf = (tokenId: bigint): AssetId => ({ ...local.asset, tokenId })
  const buyer = await openPage(local, { account: BUYER })
  const visitor = await openPage(local, { account: VISITOR })

  const gamma = await mint({ name: 'Gamma rays', task: 'translation', format: 'onnx' })
  const alpha = await mint(
    { name: 'Alpha', description: 'Of alphabets.', tags: ['gamma'] },
    DATA.signer.address,
  )
  const beta = await mint({ name: 'Beta of Ärzte' })

  const paid = await local.offer({ modelId: gamma, price: 5n })
  await local.offer({ modelId: gamma, price: 0n })
  const dearer = await local.offer({ modelId: beta, price: 7n })
  for (const [page, id, offer] of [
    [buyer, gamma, paid],
    [buyer, beta, dearer],
    [visitor, beta, dearer],
  ] as const) {
    const { id: offerId, price, termsHash } = offer
    resultOf(await page.market.purchase(assetOf(id)).start({ offerId, price, termsHash }))
  }
  const { endorsementFee: fee } = await readCurationTerms(publisher.client, { curation: contracts.curation })
  resultOf(await visitor.market.curation.endorse(assetOf(gamma)).start({ fee }))

  await chain.impersonateAccount({ address: timelock })
  await chain.setBalance({ address: timelock, value: 10n ** 18n })
  await chain.writeContract({
    account: timelock,
    chain: null,
    address: contracts.curation,
    abi: curationAbi,
    functionName: 'delist',
    args: [alpha, `0x${'00'.repeat(32)}`],
  })
  await Promise.all([buyer.close(), visitor.close()])

  let snapshot: `0x${string}`
  return {
    chainId: 31337,
    registry: contracts.registry,
    ids: [gamma, alpha, beta],
    creators: [CREATOR.signer.address, DATA.signer.address, CREATOR.signer.address],
    job: {
      chainId: 31337,
      contracts: { ...contracts, fromBlock },
      rpcUrls: [local.rpcUrl],
      gateways: [local.gateway.url],
      pollMs: 100,
    },
    async mint() {
      snapshot = await chain.snapshot()
      return mint({ name: 'Delta' })
    },
    async undo() {
      await chain.revert({ id: snapshot })
      await chain.mine({ blocks: BLOCKS_INSTEAD })
    },
  }
}
