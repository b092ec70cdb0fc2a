import type { AssetId } from '../../src/asset/index.ts'
import { NATIVE } from '../../src/asset/index.ts'
import {
  type Call,
  type DisputeFacts,
  findHeldPayments,
  readCurationTerms,
  readDisputeTerms,
} from '../../src/chain/index.ts'
import { DEMO_DAO } from '../../src/node/deploy/index.ts'
import { type Assembly, pass, proposeAndVote, resultOf } from './decisions.ts'
import type { LocalMarket } from './local-market.ts'
import type { Ledger } from './year-ledger.ts'
import { document, type Person } from './year-people.ts'

/** How people complain, challenge and decide in a year, each stake booked as the library said it was paid. */
export function quarrels(local: LocalMarket, ledger: Ledger) {
  const { court, curation } = local.contracts
  const clientOf = () => {
    local.publisher.client.forget()
    return local.publisher.client
  }

  return {
    async complain(person: Person, asset: AssetId, refundBps: number): Promise<DisputeFacts> {
      const { cost } = await readDisputeTerms(clientOf(), { court })
      const complaint = { refundBps, evidence: document('c5'), cost }
      const dispute = resultOf(await person.page.market.disputes.raise(asset).start(complaint))
      ledger.book(person.address, NATIVE, -cost)
      return dispute
    },

    async answer(owner: Person, asset: AssetId, { id: disputeId, bond }: DisputeFacts): Promise<void> {
      const answer = { disputeId, bond, evidence: document('a5') }
      resultOf(await owner.page.market.disputes.counter(asset).start(answer))
      ledger.book(owner.address, NATIVE, -bond)
    },

    /** Pays out everything that waited for a ruling. @returns How much goes back to buyers. */
    async resolveEverything(anyone: Person, asset: AssetId): Promise<bigint> {
      const { contracts } = local
      let refunded = 0n
      for (const payment of await findHeldPayments(clientOf(), { contracts, modelId: asset.tokenId })) {
        refunded += resultOf(await anyone.page.market.disputes.resolveHeld(asset).start(payment)).refunded
      }
      return refunded
    },

    /** @returns The bond. */
    async challenge(person: Person, asset: AssetId): Promise<bigint> {
      const { challengeBond: bond } = await readCurationTerms(clientOf(), { curation })
      const reason = document('c4')
      resultOf(await person.page.market.curation.challenge(asset).start({ bond, reason }))
      ledger.book(person.address, NATIVE, -bond)
      return bond
    },

    /** @returns The fee. */
    async recommend(person: Person, asset: AssetId): Promise<bigint> {
      const { endorsementFee: fee } = await readCurationTerms(clientOf(), { curation })
      resultOf(await person.page.market.curation.endorse(asset).start({ fee }))
      ledger.book(person.address, NATIVE, -fee)
      return fee
    },

    async takeBonds(person: Person, asset: AssetId, from: 'disputes' | 'curation'): Promise<bigint> {
      const { amount } = resultOf(await person.page.market[from].claimBonds(asset).start({}))
      ledger.book(person.address, NATIVE, amount)
      return amount
    },

    /** Proposes to the DAO, votes and, if that is in favour, queues and executes. @returns The proposal. */
    async decide(assembly: Assembly, text: string, call: Call, support: 'for' | 'against' = 'for') {
      const { page, asset, governor } = assembly
      const question = { calls: [call], text, delay: DEMO_DAO.votingDelay, support }
      const made = await proposeAndVote(assembly, question)
      await pass(local, DEMO_DAO.votingPeriod + 1)
      if (support === 'against') return made
      const { queue, execute } = page.market.governance
      resultOf(await queue(asset).start({ governor, proposal: made.proposal }))
      await pass(local, DEMO_DAO.timelockDelay + 1)
      resultOf(await execute(asset).start({ governor, proposal: made.proposal }))
      return made
    },
  }
}
