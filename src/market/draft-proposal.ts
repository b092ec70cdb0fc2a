import { type AssetId, NATIVE } from '../asset/index.ts'
import {
  addVersionCall,
  type Call,
  createOfferCall,
  decideDisputeCall,
  decodeCall,
  grantRoleCall,
  type MarketContracts,
  readFeeSettings,
  revokeRoleCall,
  setCriteriaCall,
  setFeeCall,
  transferSharesCall,
} from '../chain/index.ts'
import { ModelmarkError } from '../error/index.ts'
import type { ProposalDraft, ProposalTemplate } from './governance.ts'
import type { MarketChains } from './market-chains.ts'

/** In the table of roles; see `SECURITY.md`. */
const CURATORS = 4n

/**
 * The calls of a proposal made from a template, and what they are read as again: what the proposer sees before signing is
 * what voters will see.
 * @throws ModelmarkError `bad-config` where the market lacks the contract that is to be called.
 */
export async function draftProposal(
  chains: MarketChains,
  asset: AssetId,
  template: ProposalTemplate,
): Promise<ProposalDraft> {
  const contracts = await chains.contracts(asset)
  const calls = [await callOf(chains, contracts, asset, template)]
  return { calls, actions: calls.map(call => decodeCall(call, contracts)) }
}

async function callOf(
  chains: MarketChains,
  contracts: MarketContracts,
  { chainId, tokenId: modelId }: AssetId,
  template: ProposalTemplate,
): Promise<Call> {
  const { vault, registry, licenseBook, curation, court, dao } = contracts
  switch (template.kind) {
    case 'fee': {
      const { treasury } = await readFeeSettings(chains.client(chainId), { vault })
      return setFeeCall({ vault, feeBps: template.feeBps, treasury })
    }
    case 'criteria':
      return setCriteriaCall({
        curation: known(curation, 'curation', registry),
        criteria: template.criteria,
      })
    case 'curator': {
      const { manager } = known(dao, 'dao', registry)
      const member = { manager, role: CURATORS, account: template.account }
      return template.appoint ? grantRoleCall(member) : revokeRoleCall(member)
    }
    case 'ruling': {
      const { disputeId, verdict, refundBps } = template
      return decideDisputeCall({ court: known(court, 'court', registry), disputeId, verdict, refundBps })
    }
    case 'spend': {
      const { currency, to, amount } = template
      if (currency === NATIVE) return { to, value: amount, data: '0x' }
      return transferSharesCall({ shares: currency, to, amount })
    }
    case 'version': {
      const { manifestDigest, contentHash } = template
      return addVersionCall({ registry, modelId, manifestDigest, contentHash })
    }
    case 'offer':
      return createOfferCall({ licenseBook, offer: { ...template.offer, modelId } })
  }
}

function known<Contract>(contract: Contract | undefined, field: string, registry: string): Contract {
  if (contract === undefined) throw new ModelmarkError('bad-config', { field, registry })
  return contract
}
