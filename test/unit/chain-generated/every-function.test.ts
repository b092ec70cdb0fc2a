import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import type { Abi } from 'viem'
import * as contracts from '../../../src/chain/generated/abi.ts'
import { DECISION_ABIS } from '../../../src/node/deploy/decision-abis.ts'
import { SALE_ABIS } from '../../../src/node/deploy/sale-abis.ts'
import { TRADE_ABIS } from '../../../src/node/deploy/trade-abis.ts'

const WRITE = new URL('../../../src/chain/write/', import.meta.url)

/** The contracts that people send something to; the timelock and the manager obey the governor, the demo's are for play. */
const CONTRACTS: Readonly<Record<string, Abi>> = {
  ModelRegistry: contracts.modelRegistryAbi,
  LicenseBook: contracts.licenseBookAbi,
  RevenueVault: contracts.revenueVaultAbi,
  UsageMeter: contracts.usageMeterAbi,
  Exchange: contracts.exchangeAbi,
  Fractionalizer: contracts.fractionalizerAbi,
  ModelShares: contracts.modelSharesAbi,
  ModelGovernor: contracts.modelGovernorAbi,
  DisputeCourt: contracts.disputeCourtAbi,
  Curation: contracts.curationAbi,
  MarketToken: contracts.marketTokenAbi,
  MarketGovernor: contracts.marketGovernorAbi,
}

/** What has no action, and why. A name alone stands for the function in every contract. */
const WITHOUT: Readonly<Record<string, readonly string[]>> = {
  'only contracts of the market call it': [
    'RevenueVault.credit',
    'RevenueVault.creditAccount',
    'RevenueVault.creditEscrow',
    'RevenueVault.refundEscrow',
    'RevenueVault.addDeposit',
    'RevenueVault.drawDeposit',
    'RevenueVault.returnDeposit',
    'RevenueVault.openAccount',
    'RevenueVault.hold',
    'RevenueVault.endHold',
    'LicenseBook.revoke',
    'LicenseBook.setDelisted',
    'DisputeCourt.rule',
    'onERC721Received',
    'onERC1155Received',
    'onERC1155BatchReceived',
    'relay',
  ],
  'was used when the market, or the shares, were made': [
    'RevenueVault.setRegistry',
    'ModelRegistry.setLicenseBook',
    'initialize',
  ],
  'another form of what has an action': [
    'LicenseBook.renewSubscription',
    'RevenueVault.claim',
    'RevenueVault.settle',
    'transferFrom',
    'castVote',
    'permit',
  ],
  'an approval for everything, or a signature for others to send, that nothing here asks for': [
    'setApprovalForAll',
    'castVoteBySig',
    'castVoteWithReasonAndParams',
    'castVoteWithReasonAndParamsBySig',
    'delegateBySig',
  ],
  'the DAO changes its own constitution, which is a proposal written by hand': [
    'setAuthority',
    'MarketGovernor.setVotingDelay',
    'MarketGovernor.setVotingPeriod',
    'MarketGovernor.setProposalThreshold',
    'setLateQuorumVoteExtension',
    'MarketGovernor.updateQuorumNumerator',
    'MarketGovernor.updateTimelock',
  ],
}

/** ABIs that stand for the same functions of several contracts; none named: of all. */
const SHARED: Readonly<Record<string, readonly string[]>> = {
  governorAbi: ['MarketGovernor.', 'ModelGovernor.'],
  votesAbi: ['MarketToken.', 'ModelShares.'],
  duesAbi: ['DisputeCourt.', 'Curation.'],
  erc20Abi: [''],
  erc721Abi: [''],
  transferAbi: [''],
}

/** Functions that an action file encodes, as `Contract.function`, or the name alone where several contracts share it. */
function withAction(): ReadonlySet<string> {
  const contractOf = new Map(
    Object.values({ ...SALE_ABIS, ...TRADE_ABIS, ...DECISION_ABIS })
      .flat()
      .map(({ name, contract }) => [name, contract]),
  )
  const sources = readdirSync(WRITE).map(file => readFileSync(new URL(file, WRITE), 'utf8'))
  const calls = sources.flatMap(code => [...code.matchAll(/abi: (\w+),\s*functionName: '(\w+)'/g)])
  return new Set(
    calls.flatMap(([, abi = '', name = '']) =>
      (SHARED[abi] ?? [`${contractOf.get(abi)}.`]).map(prefix => `${prefix}${name}`),
    ),
  )
}

describe('what people can send to the contracts', () => {
  const covered = withAction()
  const excused = new Set(Object.values(WITHOUT).flat())
  const sendable = Object.entries(CONTRACTS).flatMap(([contract, abi]) =>
    abi.flatMap(item =>
      item.type === 'function' && item.stateMutability !== 'view' && item.stateMutability !== 'pure'
        ? [{ name: item.name, full: `${contract}.${item.name}` }]
        : [],
    ),
  )
  const isIn = (names: ReadonlySet<string>, { name, full }: { name: string; full: string }) =>
    names.has(full) || names.has(name)

  it('has an action, or a reason why not', () => {
    const missing = sendable.filter(item => !isIn(covered, item) && !isIn(excused, item))
    assert.deepEqual(
      missing.map(({ full }) => full),
      [],
    )
  })

  it('has no reason that is no longer needed', () => {
    const needed = new Set(
      sendable.filter(item => !isIn(covered, item)).flatMap(({ name, full }) => [name, full]),
    )
    assert.deepEqual(
      [...excused].filter(name => !needed.has(name)),
      [],
    )
  })
})
