import type { AssetId } from '../asset/index.ts'
import { type CurrencyEarnings, readEarnings } from '../chain/index.ts'
import { type RoyaltySources, royaltyQuestion } from './royalty-question.ts'

/** What a model earned so far: a search of its whole history. */
export async function loadEarnings(
  sources: RoyaltySources,
  asset: AssetId,
): Promise<readonly CurrencyEarnings[]> {
  return readEarnings(...(await royaltyQuestion(sources, asset)))
}
