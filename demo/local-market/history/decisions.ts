import type { Address } from '../../../src/asset/index.ts'
import {
  type Call,
  createOfferCall,
  delegateVotesCall,
  descriptionOf,
  executeProposalCall,
  grantRoleCall,
  type Proposal,
  proposalIdOf,
  proposeCall,
  queueProposalCall,
  setFeeCall,
  setListingStatusCall,
  transferSharesCall,
  type VoteSupport,
  voteCall,
} from '../../../src/chain/index.ts'
import { DEMO_DAO } from '../../../src/node/deploy/index.ts'
import { accountOf } from '../people.ts'
import type { Fraction } from './divide-model.ts'
import { act, type Scene } from './scene.ts'

const MILLION = 10n ** 24n
/** Votes of the DAO by who has them; nobody has more than half of those that are handed out. */
const VOTES = [
  ['Buyer', 8n],
  ['Creator', 12n],
  ['Visitor', 6n],
  ['Data contributor', 4n],
  ['Stranger 1', 5n],
] as const
/** In the table of roles; see `SECURITY.md`. */
const CURATORS = 4n
const HALF_FEE_BPS = 125

/** Gives the DAO's votes to those who take part. */
export async function handOutVotes(scene: Scene, holder: Address): Promise<void> {
  const { token } = scene.deployed
  for (const [name, millions] of VOTES) {
    const to = accountOf(name)
    await scene.publisher.send(holder, transferSharesCall({ shares: token, to, amount: millions * MILLION }))
    await act(scene, name, delegateVotesCall({ token, to }))
  }
}

/** The DAO makes the data contributor a curator, who then looks at the models. */
export async function appointCurator(scene: Scene): Promise<void> {
  const { deployed, models, clock } = scene
  const { governor, manager, curation } = deployed
  const account = accountOf('Data contributor')
  const proposal = await propose(scene, {
    by: 'Creator',
    governor,
    calls: [grantRoleCall({ manager, role: CURATORS, account })],
    text: 'A curator for the market\n\nThe sentence writers know the models, and have time to look at new ones.',
  })
  await vote(scene, governor, proposal, [
    ['Creator', 'for', 'They read every model card to its end.'],
    ['Buyer', 'for', ''],
    ['Stranger 1', 'against', 'I would rather have two.'],
  ])
  await clock.pass(DEMO_DAO.votingPeriod + 1)
  await act(scene, 'Creator', queueProposalCall({ governor, proposal }))
  await clock.pass(DEMO_DAO.timelockDelay + 1)
  await act(scene, 'Creator', executeProposalCall({ governor, proposal }))
  for (const [model, status] of [
    ['names', 'featured'],
    ['classifier', 'listed'],
  ] as const) {
    await act(
      scene,
      'Data contributor',
      setListingStatusCall({ curation, modelId: models.ids[model], status }),
    )
  }
}

/** A vote of the classifier's share holders that is still open when the visitor comes. */
export async function openModelVote(scene: Scene, { governor }: Fraction): Promise<void> {
  const { deployed, models } = scene
  const { licenseBook } = deployed
  const { id: _, sold: _sold, closed: _closed, ...tier } = models.offer('classifier', 'Subscription')
  const proposal = await propose(scene, {
    by: 'Data contributor',
    governor,
    calls: [
      createOfferCall({ licenseBook, offer: { ...tier, currency: deployed.dollar, price: 4_000_000n } }),
    ],
    text: 'A subscription in dollars\n\nWho counts in dollars should not have to think about the price of ether.',
  })
  await vote(scene, governor, proposal, [
    ['Data contributor', 'for', 'My own customers ask for it.'],
    ['Stranger 2', 'against', 'Two prices for one thing confuse people.'],
  ])
}

/** A decision of the DAO that is won when the visitor comes, and waits for somebody to carry it out. */
export async function winFeeVote(scene: Scene): Promise<void> {
  const { deployed, clock } = scene
  const { governor, vault, timelock } = deployed
  const proposal = await propose(scene, {
    by: 'Buyer',
    governor,
    calls: [setFeeCall({ vault, feeBps: HALF_FEE_BPS, treasury: timelock })],
    text: 'Halve the fee\n\nThe market is small. Half a fee of more is more.',
  })
  await vote(scene, governor, proposal, [
    ['Creator', 'for', 'Yes, please.'],
    ['Visitor', 'abstain', ''],
  ])
  await clock.pass(DEMO_DAO.votingPeriod + 1)
}

interface Question {
  readonly by: string
  readonly governor: Address
  readonly calls: readonly Call[]
  readonly text: string
}

async function propose(scene: Scene, { by, governor, calls, text }: Question): Promise<Proposal> {
  const proposal = { calls, description: descriptionOf(text, accountOf(by)) }
  await act(scene, by, proposeCall({ governor, proposal }))
  await scene.clock.pass(DEMO_DAO.votingDelay + 1)
  return proposal
}

async function vote(
  scene: Scene,
  governor: Address,
  proposal: Proposal,
  ballots: readonly (readonly [name: string, support: VoteSupport, reason: string])[],
): Promise<void> {
  const proposalId = proposalIdOf(proposal)
  for (const [name, support, reason] of ballots)
    await act(scene, name, voteCall({ governor, proposalId, support, reason }))
}

/** Coins for a governor to spend. */
export async function fillTreasury(scene: Scene, { governor }: Fraction, value: bigint): Promise<void> {
  await act(scene, 'Creator', { to: governor, value, data: '0x' })
}
