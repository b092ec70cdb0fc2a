import { parseUnits } from 'viem'
import { type Address, NATIVE } from '../../src/asset/index.ts'
import { setUnitPriceCall } from '../../src/chain/index.ts'
import type { Offer } from '../../src/license/index.ts'
import type { ContributorRole } from '../../src/manifest/index.ts'
import type { DeployedDemo } from '../../src/node/deploy/index.ts'
import type { Hub } from '../../src/node/hub/index.ts'
import { type SampleModel, type SampleModelId, type SampleOffer, sampleModels } from '../models/index.ts'
import { accountOf } from './people.ts'
import type { LocalPublisher } from './publisher.ts'

export type ModelName = SampleModelId

const DECIMALS = { native: 18, DemoDollar: 6 } as const
const RESALE_ROYALTY_BPS = 500
const MAX_UPSTREAM_BPS = 2000

/** Who plays whom. The derivative is the visitor's work, so that its parent earns from somebody else. */
const PLAYERS = {
  creator: 'Creator',
  data: 'Data contributor',
  investor: 'Visitor',
  derivative: 'Visitor',
} as const

export interface PublishOptions {
  readonly publisher: LocalPublisher
  readonly hub: Hub
  readonly deployed: DeployedDemo
  /** Where the models' files are made, or were made before. */
  readonly modelsDir: string
}

/** The sample models as they are on chain. */
export interface PublishedModels {
  readonly ids: Readonly<Record<ModelName, bigint>>
  /** CAIP-19 ids. */
  readonly assets: Readonly<Record<ModelName, string>>
  /** A model's offer by the name of its terms. @throws Error where there is none. */
  offer(model: ModelName, terms: string): Offer
}

/** Puts the sample models into the hub and on a fresh chain. */
export async function publishModels(options: PublishOptions): Promise<PublishedModels> {
  const { publisher, hub, deployed, modelsDir } = options
  const offers = new Map<string, Offer>()
  const offerOf = (model: ModelName, terms: string) => {
    const offer = offers.get(`${model} ${terms}`)
    if (offer === undefined) throw new Error(`${model} has no offer called ${terms}.`)
    return offer
  }
  const ids: Partial<Record<ModelName, bigint>> = {}
  for (const model of await sampleModels(modelsDir)) {
    const owner = accountOf(model.id === 'derivative' ? PLAYERS.derivative : PLAYERS.creator)
    const parent = model.parent && offerOf(model.parent.id, model.parent.offer)
    const parentLicenseIds = parent === undefined ? [] : [await publisher.buy(owner, parent)]
    const modelId = await mint({ model, owner, parentLicenseIds, publisher, hub })
    for (const offer of model.offers) {
      offers.set(
        `${model.id} ${offer.terms.name}`,
        await putOnSale({ modelId, offer, owner, publisher, hub, deployed }),
      )
    }
    ids[model.id] = modelId
  }
  const published = ids as Record<ModelName, bigint>
  const name = (id: ModelName) => `eip155:${deployed.chainId}/erc721:${deployed.registry}/${published[id]}`
  const assets = {
    names: name('names'),
    classifier: name('classifier'),
    derivative: name('derivative'),
    large: name('large'),
  }
  return { ids: published, assets, offer: offerOf }
}

interface Minting {
  readonly model: SampleModel
  readonly owner: Address
  readonly parentLicenseIds: readonly bigint[]
  readonly publisher: LocalPublisher
  readonly hub: Hub
}

async function mint({ model, owner, parentLicenseIds, publisher, hub }: Minting): Promise<bigint> {
  const { manifest, digest } = await hub.importFolder(model.folder)
  const weights = manifest.artifacts.find(({ role }) => role === 'weights')
  return publisher.mint(owner, {
    to: owner,
    manifestDigest: digest,
    contentHash: weights?.sha256 ?? `0x${'00'.repeat(32)}`,
    resaleRoyaltyBps: RESALE_ROYALTY_BPS,
    maxUpstreamBps: MAX_UPSTREAM_BPS,
    parentLicenseIds,
    payees: model.payees.map(({ role, bps }) => ({
      account: role === 'creator' ? owner : payeeAccount(role),
      bps,
      role,
    })),
  })
}

interface Sale {
  readonly modelId: bigint
  readonly offer: SampleOffer
  readonly owner: Address
  readonly publisher: LocalPublisher
  readonly hub: Hub
  readonly deployed: DeployedDemo
}

async function putOnSale({ modelId, offer, owner, publisher, hub, deployed }: Sale): Promise<Offer> {
  const { terms, termsDocument, currency, price, use, ...rest } = offer
  const { digest: termsHash } = await hub.putBlock(termsDocument, `${terms.name} terms`)
  const sale = {
    ...rest,
    modelId,
    rights: terms.rights,
    currency: currency === 'native' ? NATIVE : deployed.dollar,
    price: parseUnits(price, DECIMALS[currency]),
    termsHash,
  }
  const id = await publisher.offer(owner, sale)
  if (use !== undefined) {
    const unitPrice = parseUnits(use.price, DECIMALS[currency])
    const { usageMeter } = deployed
    await publisher.send(owner, setUnitPriceCall({ usageMeter, offerId: id, unitPrice, unit: use.unit }))
  }
  return { ...sale, id, sold: 0, closed: false }
}

function payeeAccount(role: ContributorRole): Address {
  return accountOf(role === 'data' ? PLAYERS.data : PLAYERS.investor)
}
