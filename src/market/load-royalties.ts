import type { AssetId } from '../asset/index.ts'
import { type RoyaltyFacts, readRoyalties } from '../chain/index.ts'
import { type RoyaltySources, royaltyQuestion } from './royalty-question.ts'

/** Who gets what of a model's revenue. A module of its own, for only royalty panels need it. */
export async function loadRoyalties(sources: RoyaltySources, asset: AssetId): Promise<RoyaltyFacts> {
  return readRoyalties(...(await royaltyQuestion(sources, asset)))
}
