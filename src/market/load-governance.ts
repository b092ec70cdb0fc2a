import { type Address, type AssetId, NATIVE, sameAddress } from '../asset/index.ts'
import {
  type ChainClient,
  decodeCall,
  findBallots,
  findProposals,
  findShares,
  type MarketContracts,
  readBalance,
  readCurationTerms,
  readCurrency,
  readFeeSettings,
  readGovernorRules,
  readIsCurrency,
  readModel,
  readProposal,
  readVoter,
  type VotedAction,
} from '../chain/index.ts'
import { ModelmarkError } from '../error/index.ts'
import type { ActionCurrency, Governance, ProposalView } from './governance.ts'
import type { MarketChains } from './market-chains.ts'

/** Newest proposals that are read in full. */
const MAX_PROPOSALS = 25
/** Newest ballots that are shown of one proposal. */
const MAX_BALLOTS = 50

/**
 * Who governs, by which rules, what was proposed and how that stands; of the market's DAO for token id 0, else of a model.
 * Undefined where nobody votes, because the model has no shares.
 * @throws ModelmarkError `bad-config` if this market has no DAO that the page knows of.
 */
export async function loadGovernance(
  chains: MarketChains,
  asset: AssetId,
  account: Address | undefined,
): Promise<Governance | undefined> {
  const client = chains.client(asset.chainId)
  const contracts = await chains.contracts(asset)
  const body = await findBody(client, contracts, asset)
  if (body === undefined) return undefined
  const { governor, treasury } = body
  const search = { governor, fromBlock: contracts.fromBlock }
  const [rules, records, ballots, balance, settings] = await Promise.all([
    readGovernorRules(client, { governor }),
    findProposals(client, search),
    findBallots(client, search),
    readBalance(client, { account: treasury, currency: NATIVE }),
    body.isDao ? readSettings(client, contracts) : undefined,
  ])
  const newest = records.slice(0, MAX_PROPOSALS)
  const [voter, proposals] = await Promise.all([
    account && readVoter(client, { token: rules.token, account }),
    Promise.all(
      newest.map(async ({ id, proposal }): Promise<ProposalView> => {
        const facts = await readProposal(client, { governor, proposalId: id, account })
        return {
          ...facts,
          id,
          proposal,
          actions: proposal.calls.map(call => decodeCall(call, contracts)),
          ballots: ballots.filter(ballot => ballot.proposalId === id).slice(0, MAX_BALLOTS),
        }
      }),
    ),
  ])
  const actions = proposals.flatMap(proposal => proposal.actions)
  return {
    governor,
    rules,
    treasury: { account: treasury, balance },
    governs: body.governs,
    proposals,
    older: records.length - newest.length,
    currencies: await readCurrencies(client, contracts, [...currenciesOf(actions), rules.token]),
    ...(settings && { settings }),
    ...(voter && { voter }),
  }
}

interface Body {
  readonly isDao: boolean
  readonly governor: Address
  readonly treasury: Address
  readonly governs: boolean
}

async function findBody(
  client: ChainClient,
  contracts: MarketContracts,
  { tokenId: modelId }: AssetId,
): Promise<Body | undefined> {
  const { dao, fractionalizer, fromBlock, registry } = contracts
  if (modelId === 0n) {
    if (dao === undefined) throw new ModelmarkError('bad-config', { field: 'dao', registry })
    return { isDao: true, governor: dao.governor, treasury: dao.timelock, governs: true }
  }
  const { owner } = await readModel(client, { contracts, modelId })
  if (fractionalizer === undefined) return undefined
  const shares = await findShares(client, { fractionalizer, modelId, fromBlock })
  const found = shares.find(({ governor }) => sameAddress(governor, owner)) ?? shares[0]
  if (found === undefined) return undefined
  const { governor } = found
  return { isDao: false, governor, treasury: governor, governs: sameAddress(governor, owner) }
}

async function readSettings(client: ChainClient, { vault, curation }: MarketContracts) {
  const [fee, terms] = await Promise.all([
    readFeeSettings(client, { vault }),
    curation && readCurationTerms(client, { curation }),
  ])
  return { ...fee, ...(terms && { criteria: terms.criteria }) }
}

function currenciesOf(actions: readonly VotedAction[]): readonly Address[] {
  return actions.flatMap(action => {
    switch (action.kind) {
      case 'send-tokens':
      case 'approve-tokens':
        return [action.token]
      case 'set-currency':
      case 'sweep':
        return [action.currency]
      case 'open-offer':
        return [action.offer.currency]
      default:
        return []
    }
  })
}

/** Whatever a proposal names as a token: one that does not answer is left out. */
async function readCurrencies(
  client: ChainClient,
  { vault, dao }: MarketContracts,
  addresses: readonly Address[],
): Promise<readonly ActionCurrency[]> {
  const found = await Promise.all(
    [...new Set([NATIVE, ...addresses])].map(async address => {
      try {
        const [currency, isCurrency] = await Promise.all([
          readCurrency(client, { address }),
          address === NATIVE || readIsCurrency(client, { vault, currency: address }),
        ])
        const isVote = dao !== undefined && sameAddress(dao.token, address)
        return { ...currency, isKnown: isCurrency || isVote }
      } catch {
        return undefined
      }
    }),
  )
  return found.filter(currency => currency !== undefined)
}
