import assert from 'node:assert/strict'
import { afterEach, describe, it } from 'node:test'
import { type Address, encodeAbiParameters, encodeEventTopics, type Hex } from 'viem'
import { courtWriteAbi } from '../../../src/chain/generated/court-abi.ts'
import { governorAbi } from '../../../src/chain/generated/governance-abi.ts'
import { createChainClient, findEvidence, findProposals } from '../../../src/chain/index.ts'
import { type LocalRpc, startRpc } from './local-rpc.ts'

const COURT = '0x2222222222222222222222222222222222222222'
const STRANGER = '0x3333333333333333333333333333333333333333'
const DIGEST = `0x${'be'.repeat(32)}` as const

interface NodeLog {
  readonly address: Address
  readonly topics: readonly unknown[]
  readonly data: Hex
}

function evidence(uri: string, changes: Partial<NodeLog> = {}): NodeLog {
  const args = { _arbitrator: COURT, _evidenceGroupID: 1n, _party: STRANGER } as const
  return {
    address: COURT,
    topics: encodeEventTopics({ abi: courtWriteAbi, eventName: 'Evidence', args }),
    data: encodeAbiParameters([{ type: 'string' }], [uri]),
    ...changes,
  }
}

/** A proposal that an endpoint shows under a number which is not its own. */
function forgedProposal(): NodeLog {
  const event = governorAbi.find(item => item.type === 'event' && item.name === 'ProposalCreated')
  assert.ok(event)
  const values = [5n, STRANGER, [COURT], [0n], [''], ['0x'], 1n, 2n, 'Give it all away']
  return {
    address: COURT,
    topics: encodeEventTopics({ abi: governorAbi, eventName: 'ProposalCreated' }),
    data: encodeAbiParameters(event.inputs, values as never),
  }
}

describe('searching events', () => {
  let rpc: LocalRpc
  afterEach(() => rpc.stop())

  async function clientOf(logs: readonly NodeLog[]) {
    rpc = await startRpc(({ method }) =>
      method === 'eth_blockNumber'
        ? { result: '0x10' }
        : method === 'eth_getLogs'
          ? { result: logs }
          : undefined,
    )
    return createChainClient({ chainId: 31337, rpcUrls: [rpc.url] })
  }
  const search = { court: COURT, disputeId: 1n, fromBlock: 0n } as const

  it('gives at most the newest thousand, however many an endpoint sends', async () => {
    const logs = Array.from({ length: 1_500 }, (_, i) =>
      evidence(`ipfs://f01551220${i.toString(16).padStart(64, '0')}`),
    )
    const found = await findEvidence(await clientOf(logs), search)
    assert.equal(found.length, 1_000)
    assert.equal(Number(found.at(-1)?.digest), 1_499)
  })

  it('refuses a log of another contract and one that does not decode', async () => {
    const uri = `ipfs://f01551220${DIGEST.slice(2)}`
    for (const changes of [{ address: STRANGER }, { data: '0x01' }, { topics: [DIGEST] }] as const) {
      const client = await clientOf([evidence(uri, changes)])
      await assert.rejects(findEvidence(client, search), { code: 'unexpected' })
      await rpc.stop()
    }
    assert.equal((await findEvidence(await clientOf([evidence(uri)]), search))[0]?.digest, DIGEST)
  })

  it('leaves out evidence whose address is not that of a document', async () => {
    const client = await clientOf([evidence('https://tracker.example/pixel'), evidence('ipfs://f0155')])
    assert.deepEqual(await findEvidence(client, search), [])
  })

  it('takes no proposal that its number does not stand for', async () => {
    const client = await clientOf([forgedProposal()])
    await assert.rejects(findProposals(client, { governor: COURT, fromBlock: 0n }), { code: 'unexpected' })
  })
})
