import { createChainClient, raiseDisputeCall, readDisputeTerms } from '../../../src/chain/index.ts'
import { act, buy, type Scene, write } from './scene.ts'

const COMPLAINT = `Starnames says that it was trained on 290 names of stars. I counted 41 of them in a catalogue that may
only be used for teaching. Whoever buys a commercial licence buys trouble.

I ask that buyers get half of their money back until it was trained again without them.
`

/** Somebody complains about Starnames, and the next payment for it waits. */
export async function complain(scene: Scene): Promise<void> {
  const { rpcUrl, deployed, models } = scene
  const { court, chainId } = deployed
  const { cost } = await readDisputeTerms(createChainClient({ chainId, rpcUrls: [rpcUrl] }), { court })
  const evidence = await write(scene, 'complaint', COMPLAINT)
  const dispute = { modelId: models.ids.derivative, refundBps: 5_000, evidence }
  await act(scene, 'Stranger 4', raiseDisputeCall({ court, dispute, cost }))
  await buy(scene, 'Stranger 2', models.offer('derivative', 'Commercial'))
}
