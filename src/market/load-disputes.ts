import { type Address, type AssetId, NATIVE } from '../asset/index.ts'
import {
  type ChainClient,
  findDisputeEvents,
  findDisputes,
  findHeldPayments,
  type MarketContracts,
  readCurationTerms,
  readCurrency,
  readDisputeTerms,
  readDue,
  readListing,
  readModel,
  readOwed,
} from '../chain/index.ts'
import type { Offer } from '../license/index.ts'
import type { DisputeView, HeldMoney, ListingView, ModelDisputes, OwedMoney } from './disputes.ts'
import type { MarketChains } from './market-chains.ts'

/** Newest disputes whose history is read. */
const MAX_DISPUTES = 10

/** Everything that is said against and for a model: disputes, its listing, and what they leave to be done. */
export async function loadDisputes(
  chains: MarketChains,
  asset: AssetId,
  account: Address | undefined,
): Promise<ModelDisputes> {
  const client = chains.client(asset.chainId)
  const contracts = await chains.contracts(asset)
  const { tokenId: modelId } = asset
  const model = readModel(client, { contracts, modelId })
  const [{ owner }, coin, court, listing, owed] = await Promise.all([
    model,
    readCurrency(client, { address: NATIVE }),
    readCourt(client, contracts, modelId, account),
    readListingView(client, contracts, modelId, account),
    model.then(({ offers }) => readOwedMoney(client, contracts, offers, account)),
  ])
  return { owner, coin, owed, ...(court && { court }), ...(listing && { listing }) }
}

async function readCourt(
  client: ChainClient,
  contracts: MarketContracts,
  modelId: bigint,
  account: Address | undefined,
): Promise<ModelDisputes['court']> {
  const { court, fromBlock } = contracts
  if (court === undefined) return undefined
  const [terms, records, held, due] = await Promise.all([
    readDisputeTerms(client, { court }),
    findDisputes(client, { court, modelId, fromBlock }),
    findHeldPayments(client, { contracts, modelId }),
    account === undefined ? 0n : readDue(client, { from: court, account }),
  ])
  const newest = records.slice(0, MAX_DISPUTES)
  const disputes = await Promise.all(
    newest.map(async (dispute): Promise<DisputeView> => {
      const events = await findDisputeEvents(client, { court, dispute, fromBlock })
      return { ...dispute, events }
    }),
  )
  const waiting = await Promise.all(
    held.map(async (payment): Promise<HeldMoney> => {
      const money = await readCurrency(client, { address: payment.currency })
      return { ...payment, money }
    }),
  )
  return { terms, disputes, older: records.length - newest.length, held: waiting, due }
}

async function readOwedMoney(
  client: ChainClient,
  { vault }: MarketContracts,
  offers: readonly Offer[],
  account: Address | undefined,
): Promise<readonly OwedMoney[]> {
  if (account === undefined) return []
  const currencies = [...new Set([NATIVE, ...offers.map(({ currency }) => currency)])]
  const owed = await Promise.all(
    currencies.map(async currency => {
      const [money, amount] = await Promise.all([
        readCurrency(client, { address: currency }),
        readOwed(client, { vault, account, currency }),
      ])
      return { money, amount }
    }),
  )
  return owed.filter(({ amount }) => amount > 0n)
}

async function readListingView(
  client: ChainClient,
  { curation }: MarketContracts,
  modelId: bigint,
  account: Address | undefined,
): Promise<ListingView | undefined> {
  if (curation === undefined) return undefined
  const [facts, terms, due] = await Promise.all([
    readListing(client, { curation, modelId, account }),
    readCurationTerms(client, { curation }),
    account === undefined ? 0n : readDue(client, { from: curation, account }),
  ])
  return { ...facts, terms, due }
}
