import type { Address } from '../../asset/index.ts'
import { ModelmarkError } from '../../error/index.ts'
import type { Call } from '../call.ts'
import type { ChainClient } from '../chain-client.ts'
import { explainRevert } from '../explain-revert.ts'
import { isHash } from '../hex.ts'

/**
 * The id a model would get if it were minted now; whoever mints first gets it.
 * @param call As `mintModelCall` makes it.
 * @throws ModelmarkError: the contract's own reason, or what keeps the chain from answering.
 */
export async function previewMint(
  client: ChainClient,
  { account, call }: { readonly account: Address; readonly call: Call },
): Promise<bigint> {
  let answer: unknown
  try {
    answer = await client.request('eth_call', [{ from: account, to: call.to, data: call.data }, 'latest'])
  } catch (error) {
    throw await explainRevert(error)
  }
  if (!isHash(answer)) throw new ModelmarkError('unexpected', { reason: 'mint gives no id' })
  return BigInt(answer)
}
