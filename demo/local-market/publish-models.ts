import { encodeFunctionData, parseUnits } from 'viem'
import { type Address, NATIVE } from '../../src/asset/index.ts'
import { demoDollarAbi } from '../../src/chain/generated/abi.ts'
import type { Offer } from '../../src/license/index.ts'
import type { ContributorRole } from '../../src/manifest/index.ts'
import type { DeployedDemo } from '../../src/node/deploy/index.ts'
import type { Hub } from '../../src/node/hub/index.ts'
import { type SampleModel, type SampleModelId, type SampleOffer, sampleModels } from '../models/index.ts'
import { demoAccounts } from '../wallet/demo-account.ts'
import { createLocalPublisher, type LocalPublisher } from './publisher.ts'

export type ModelName = SampleModelId

const DECIMALS = { native: 18, DemoDollar: 6 } as const
const POCKET_MONEY = 10_000_000_000n // 10,000 demo dollars
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
  readonly rpcUrl: string
  readonly hub: Hub
  readonly deployed: DeployedDemo
  /** Where the models' files are made, or were made before. */
  readonly modelsDir: string
}

/**
 * Puts the sample models into the hub and on a fresh chain, and gives everybody play money.
 * @returns Their CAIP-19 ids.
 */
export async function publishModels(options: PublishOptions): Promise<Record<ModelName, string>> {
  const { rpcUrl, hub, deployed, modelsDir } = options
  const publisher = createLocalPublisher(rpcUrl, deployed)
  for (const { signer } of demoAccounts()) {
    const data = encodeFunctionData({
      abi: demoDollarAbi,
      functionName: 'faucet',
      args: [signer.address, POCKET_MONEY],
    })
    await publisher.send(signer.address, { to: deployed.dollar, data, value: 0n })
  }
  const offers = new Map<string, Offer>()
  const assets: Partial<Record<ModelName, string>> = {}
  for (const model of await sampleModels(modelsDir)) {
    const owner = accountOf(model.id === 'derivative' ? PLAYERS.derivative : PLAYERS.creator)
    const parent = model.parent && offers.get(`${model.parent.id} ${model.parent.offer}`)
    const parentLicenseIds = parent === undefined ? [] : [await publisher.buy(owner, parent)]
    const modelId = await mint({ model, owner, parentLicenseIds, publisher, hub })
    for (const offer of model.offers) {
      offers.set(
        `${model.id} ${offer.terms.name}`,
        await putOnSale({ modelId, offer, owner, publisher, hub, deployed }),
      )
    }
    assets[model.id] = `eip155:${deployed.chainId}/erc721:${deployed.registry}/${modelId}`
  }
  return assets as Record<ModelName, string>
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
  const { terms, termsDocument, currency, price, ...rest } = offer
  const { digest: termsHash } = await hub.putBlock(termsDocument, `${terms.name} terms`)
  const sale = {
    ...rest,
    modelId,
    rights: terms.rights,
    currency: currency === 'native' ? NATIVE : deployed.dollar,
    price: parseUnits(price, DECIMALS[currency]),
    termsHash,
  }
  return { ...sale, id: await publisher.offer(owner, sale), sold: 0, closed: false }
}

function payeeAccount(role: ContributorRole): Address {
  return accountOf(role === 'data' ? PLAYERS.data : PLAYERS.investor)
}

function accountOf(name: string): Address {
  const account = demoAccounts().find(one => one.name === name)
  if (account === undefined) throw new Error(`Nobody in the demo is called ${name}.`)
  return account.signer.address
}
