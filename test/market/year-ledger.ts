import assert from 'node:assert/strict'
import { type Address, erc20Abi } from 'viem'
import type { DemoAccount } from '../../demo/wallet/demo-account.ts'
import { NATIVE } from '../../src/asset/index.ts'
import type { LocalMarket } from './local-market.ts'

/** Coins and dollars, in their smallest unit. */
export interface Purse {
  readonly coins: bigint
  readonly dollars: bigint
}

/** What each person was told they paid and got, to be compared with what they have. */
export interface Ledger {
  /** Books what somebody got, or paid if it is negative. */
  book(account: Address, currency: Address, amount: bigint): void
  /** What an account has got and paid since the opening, gas left aside. */
  change(account: Address): Promise<Purse>
  /** Everybody has exactly what was booked, less the gas of what they sent. */
  assertBooked(): Promise<void>
  /** No coin and no dollar was made or lost but the gas that the senders paid. */
  assertConserved(): Promise<void>
}

/** Opens the books over some people and the contracts that money goes through. */
export async function openLedger(
  local: LocalMarket,
  people: readonly DemoAccount[],
  contracts: readonly Address[],
): Promise<Ledger> {
  const accounts = people.map(({ signer }) => signer.address)
  const everybody: readonly Address[] = [...accounts, ...contracts]
  const openingBlock = await local.chain.getBlockNumber()
  const opening = new Map<Address, Purse>()
  for (const account of everybody) opening.set(account, await purseOf(local, account))
  const booked = new Map<string, bigint>()
  const keyOf = (account: Address, currency: Address) => `${account} ${currency}`.toLowerCase()

  async function change(account: Address): Promise<Purse> {
    const [now, gas] = [await purseOf(local, account), await gasSince(local, openingBlock)]
    const { coins = 0n, dollars = 0n } = opening.get(account) ?? {}
    return {
      coins: now.coins - coins + (gas.get(account.toLowerCase()) ?? 0n),
      dollars: now.dollars - dollars,
    }
  }

  return {
    change,
    book(account, currency, amount) {
      const key = keyOf(account, currency)
      booked.set(key, (booked.get(key) ?? 0n) + amount)
    },
    async assertBooked() {
      for (const { name, signer } of people) {
        const coins = booked.get(keyOf(signer.address, NATIVE)) ?? 0n
        const dollars = booked.get(keyOf(signer.address, local.dollar)) ?? 0n
        assert.deepEqual(await change(signer.address), { coins, dollars }, name)
      }
    },
    async assertConserved() {
      const changes = await Promise.all(everybody.map(change))
      const sum = changes.reduce(
        (all, { coins, dollars }) => ({ coins: all.coins + coins, dollars: all.dollars + dollars }),
        { coins: 0n, dollars: 0n },
      )
      assert.deepEqual(sum, { coins: 0n, dollars: 0n })
    },
  }
}

export async function purseOf({ chain, dollar }: LocalMarket, account: Address): Promise<Purse> {
  const [coins, dollars] = await Promise.all([
    chain.getBalance({ address: account }),
    chain.readContract({ address: dollar, abi: erc20Abi, functionName: 'balanceOf', args: [account] }),
  ])
  return { coins, dollars }
}

/** Wei that each account paid for gas after a block. */
async function gasSince({ chain }: LocalMarket, block: bigint): Promise<ReadonlyMap<string, bigint>> {
  const paid = new Map<string, bigint>()
  const newest = await chain.getBlockNumber()
  for (let blockNumber = block + 1n; blockNumber <= newest; blockNumber++) {
    const { transactions } = await chain.getBlock({ blockNumber })
    for (const hash of transactions) {
      const { from, gasUsed, effectiveGasPrice } = await chain.getTransactionReceipt({ hash })
      const account = from.toLowerCase()
      paid.set(account, (paid.get(account) ?? 0n) + gasUsed * effectiveGasPrice)
    }
  }
  return paid
}
