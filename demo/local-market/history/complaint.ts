import { createChainClient, raiseDisputeCall, readDisputeTerms } from '../../../src/chain/index.ts'
import { act, buy, type Scene, write } from './scene.ts'

const COMPLAINT = `I bought a commercial licence of Ninety-six and ran it for a week. Its weights mean nothing: what comes out is
noise. Its description says so, but whoever buys a commercial licence expects that it does something.

I ask that buyers get half of their money back.
`

/** Somebody complains about Ninety-six, and the next payment for it waits. */
export async function complain(scene: Scene): Promise<void> {
  const { rpcUrl, deployed, models } = scene
  const { court, chainId } = deployed
  const { cost } = await readDisputeTerms(createChainClient({ chainId, rpcUrls: [rpcUrl] }), { court })
  const evidence = await write(scene, 'complaint', COMPLAINT)
  const dispute = { modelId: models.ids.large, refundBps: 5_000, evidence }
  await act(scene, 'Stranger 4', raiseDisputeCall({ court, dispute, cost }))
  await buy(scene, 'Stranger 2', models.offer('large', 'Commercial'))
}
