import type { Digest } from '../../../src/asset/index.ts'
import type { Call, Receipt } from '../../../src/chain/index.ts'
import type { License, Offer } from '../../../src/license/index.ts'
import type { DeployedDemo } from '../../../src/node/deploy/index.ts'
import type { Hub } from '../../../src/node/hub/index.ts'
import type { LocalClock } from '../local-clock.ts'
import { accountOf } from '../people.ts'
import type { PublishedModels } from '../publish-models.ts'
import type { LocalPublisher } from '../publisher.ts'

/** Where the months before the visitor came are played. */
export interface Scene {
  readonly rpcUrl: string
  readonly deployed: DeployedDemo
  readonly hub: Hub
  readonly models: PublishedModels
  readonly publisher: LocalPublisher
  readonly clock: LocalClock
}

export const DAY = 24 * 60 * 60

/** Sends calls in somebody's name, one after the other. @returns The last receipt. */
export async function act(
  { publisher }: Scene,
  name: string,
  ...calls: readonly [Call, ...Call[]]
): Promise<Receipt> {
  const [first, ...others] = calls
  let receipt = await publisher.send(accountOf(name), first)
  for (const call of others) receipt = await publisher.send(accountOf(name), call)
  return receipt
}

/** @returns The license. */
export function buy({ publisher }: Scene, name: string, offer: Offer): Promise<License['id']> {
  return publisher.buy(accountOf(name), offer)
}

/** Keeps a text where everybody can read it. @returns What the chain calls it. */
export async function write({ hub }: Scene, name: string, text: string): Promise<Digest> {
  const { digest } = await hub.putBlock(new TextEncoder().encode(text), name)
  return digest
}
