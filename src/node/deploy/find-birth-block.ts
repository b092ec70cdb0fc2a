import type { Address, PublicClient } from 'viem'

/**
 * Number of the block in which code appeared at `address`, by bisection; 0 where the node keeps no old state. Logs from
 * 0 on are right too, only slower to search.
 */
export async function findBirthBlock(client: PublicClient, address: Address): Promise<number> {
  let before = -1n
  let after = await client.getBlockNumber({ cacheTime: 0 })
  try {
    while (after - before > 1n) {
      const middle = (before + after) / 2n
      const code = await client.getCode({ address, blockNumber: middle })
      if (code === undefined) before = middle
      else after = middle
    }
    return Number(after)
  } catch {
    return 0
  }
}
