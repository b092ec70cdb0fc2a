import { ModelmarkError } from '../../error/index.ts'
import type { ContractCall, ReadOutcome } from '../call.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { type Hex, isHexBytes } from '../hex.ts'
import { decodeAggregate3, encodeAggregate3 } from './multicall3.ts'
import { record } from './parse-log.ts'

/**
 * What calls that anybody may make would return after the newest block, each seeing what those before it changed. Nothing is
 * sent. Asked by itself: in a batch of reads, others would see the changes too.
 * @throws ModelmarkError as `ChainClient.request`; an error that the node answered with is passed on.
 * @see https://ethereum.github.io/execution-apis/docs/ethsimulatev1
 */
export async function simulateCalls(
  client: ChainClient,
  calls: readonly ContractCall[],
  options?: CallOptions,
): Promise<readonly ReadOutcome[]> {
  const { multicall3 } = client.chain
  const outcomes =
    multicall3 === undefined
      ? await simulateInTurn(client, calls, options)
      : decodeAggregate3(
          await client.request(
            'eth_call',
            [{ to: multicall3, data: encodeAggregate3(calls) }, 'latest'],
            options,
          ),
          calls.length,
        )
  if (outcomes?.length !== calls.length) throw malformed()
  return outcomes
}

async function simulateInTurn(
  client: ChainClient,
  calls: readonly ContractCall[],
  options: CallOptions | undefined,
): Promise<readonly ReadOutcome[]> {
  const answer = await client.request('eth_simulateV1', [{ blockStateCalls: [{ calls }] }, 'latest'], options)
  const [block] = Array.isArray(answer) ? answer : []
  const { calls: results } = record(block)
  if (!Array.isArray(results)) throw malformed()
  return results.map(result => {
    const { status, returnData } = record(result)
    return { ok: status === '0x1', data: isHexBytes(returnData) ? (returnData as Hex) : '0x' }
  })
}

function malformed(): ModelmarkError {
  return new ModelmarkError('unexpected', { reason: 'malformed simulation' })
}
