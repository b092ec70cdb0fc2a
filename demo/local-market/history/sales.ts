import { releaseEscrowCall } from '../../../src/chain/index.ts'
import type { ModelName } from '../publish-models.ts'
import { act, buy, DAY, type Scene } from './scene.ts'

/** Who bought what, so many days before the visitor came. */
type Sale = readonly [daysAgo: number, buyer: string, model: ModelName, tier: string]

const EARLY: readonly Sale[] = [
  [116, 'Stranger 1', 'names', 'Commercial'],
  [113, 'Stranger 2', 'names', 'Subscription'],
  [110, 'Stranger 3', 'classifier', 'Commercial'],
  [108, 'Stranger 4', 'names', 'Derivative'],
]

const LATER: readonly Sale[] = [
  [92, 'Stranger 1', 'classifier', 'Subscription'],
  [88, 'Stranger 2', 'classifier', 'Commercial'],
  [84, 'Stranger 3', 'derivative', 'Commercial'],
  [79, 'Stranger 4', 'classifier', 'Commercial'],
  [61, 'Stranger 1', 'classifier', 'Subscription'],
  [57, 'Stranger 3', 'names', 'Subscription'],
  [52, 'Stranger 2', 'names', 'Commercial'],
]

const LATE: readonly Sale[] = [
  [33, 'Stranger 4', 'derivative', 'Commercial'],
  [31, 'Stranger 1', 'classifier', 'Subscription'],
  [27, 'Stranger 3', 'classifier', 'Commercial'],
  [22, 'Stranger 4', 'names', 'Commercial'],
  [19, 'Stranger 2', 'names', 'Subscription'],
]

export const SALES = { early: EARLY, later: LATER, late: LATE } as const

/** @returns The licenses whose price waits until they can no longer be given back. */
export async function sell(scene: Scene, sales: readonly Sale[]): Promise<readonly bigint[]> {
  const waiting: bigint[] = []
  for (const [daysAgo, buyer, model, tier] of sales) {
    await scene.clock.goTo(daysAgo * DAY)
    const offer = scene.models.offer(model, tier)
    const license = await buy(scene, buyer, offer)
    if (offer.refundDays > 0) waiting.push(license)
  }
  return waiting
}

/** Makes revenue of what was paid for licenses, once their refund windows are over. */
export async function release(scene: Scene, licenses: readonly bigint[]): Promise<void> {
  const { vault, licenseBook } = scene.deployed
  for (const ref of licenses)
    await act(scene, 'Stranger 1', releaseEscrowCall({ vault, source: licenseBook, ref }))
}
