import { createTestClient, http } from 'viem'

/** The time of a local chain, which begins in the past so that there is something to look back on. */
export interface LocalClock {
  /** Lets time pass until so many seconds before now, and mines a block then. */
  goTo(secondsAgo: number): Promise<void>
  /** Lets so many seconds pass, and mines a block. */
  pass(seconds: number): Promise<void>
  /** Mines a block every so many seconds. @returns Ends that. */
  run(blockSeconds: number): () => Promise<void>
}

export function createLocalClock(rpcUrl: string): LocalClock {
  const client = createTestClient({ mode: 'anvil', transport: http(rpcUrl) })
  const set = (method: string, seconds: number) => client.request({ method, params: [seconds] } as never)
  return {
    async goTo(secondsAgo) {
      await set('evm_setTime', Math.floor(Date.now() / 1000) - secondsAgo)
      await client.mine({ blocks: 1 })
    },
    async pass(seconds) {
      await set('evm_increaseTime', seconds)
      await client.mine({ blocks: 1 })
    },
    run(blockSeconds) {
      const mine = () => client.mine({ blocks: 1 }).catch(() => undefined)
      const timer = setInterval(mine, blockSeconds * 1000)
      return async () => clearInterval(timer)
    },
  }
}
