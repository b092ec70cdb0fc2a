import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import {
  type Abi,
  type Address,
  encodeFunctionData,
  type Hex,
  type LocalAccount,
  maxUint256,
  parseEventLogs,
  zeroAddress,
} from 'viem'
import { demoDollarAbi } from '../../src/chain/generated/abi.ts'
import type { GasChain, Measured } from './gas-chain.ts'
import { DOLLAR_PRICE, NATIVE_PRICE } from './gas-modelmark.ts'

const MONTH = 30n * 24n * 60n * 60n

/**
 * Gas of the same purchases and renewals on Unlock's PublicLock v15, deployed from the bytecode its authors publish on npm,
 * in the same steady state.
 */
export async function measureUnlock(chain: GasChain, dollar: Address) {
  const admin = chain.account(0)
  const unlockArtifact = readArtifact('Unlock/UnlockV14')
  const lockArtifact = readArtifact('PublicLock/PublicLockV15')
  const lockTemplate = await chain.deploy(admin, lockArtifact.abi, lockArtifact.bytecode)
  const unlock = { abi: unlockArtifact.abi, to: await deployUnlock() }
  await chain.call(admin, { ...unlock, name: 'addLockTemplate', args: [lockTemplate, 15] })
  await chain.call(admin, { ...unlock, name: 'setLockTemplate', args: [lockTemplate] })

  const native = { abi: lockArtifact.abi, to: await createLock(zeroAddress, NATIVE_PRICE) }
  const token = { abi: lockArtifact.abi, to: await createLock(dollar, DOLLAR_PRICE) }
  for (const index of [1, 3]) {
    const approval = { abi: demoDollarAbi, to: dollar, name: 'approve', args: [token.to, maxUint256] }
    await chain.call(chain.account(index), approval)
  }
  await purchase(chain.account(1), native, NATIVE_PRICE, NATIVE_PRICE)
  await purchase(chain.account(1), token, DOLLAR_PRICE)

  const bought = await purchase(chain.account(2), native, NATIVE_PRICE, NATIVE_PRICE)
  const boughtInDollars = await purchase(chain.account(3), token, DOLLAR_PRICE)
  const renewed = await extend(chain.account(2), native, NATIVE_PRICE, NATIVE_PRICE)
  const renewedInDollars = await extend(chain.account(3), token, DOLLAR_PRICE)
  return {
    unlockBuyNative: bought.gas,
    unlockBuyErc20: boughtInDollars.gas,
    unlockRenewNative: renewed.gas,
    unlockRenewErc20: renewedInDollars.gas,
  }

  async function deployUnlock(): Promise<Address> {
    const implementation = await chain.deploy(admin, unlockArtifact.abi, unlockArtifact.bytecode)
    const initialize = encodeFunctionData({
      abi: unlockArtifact.abi,
      functionName: 'initialize',
      args: [admin.address],
    })
    const proxy = readProxy()
    return chain.deploy(admin, proxy.abi, proxy.bytecode, [implementation, initialize])
  }

  async function createLock(currency: Address, price: bigint): Promise<Address> {
    const data = encodeFunctionData({
      abi: lockArtifact.abi,
      functionName: 'initialize',
      args: [admin.address, MONTH, currency, price, 1_000_000n, 'Lock'],
    })
    const { receipt } = await chain.call(admin, {
      ...unlock,
      name: 'createUpgradeableLockAtVersion',
      args: [data, 15],
    })
    const [created] = parseEventLogs({ abi: unlock.abi, logs: receipt.logs, eventName: 'NewLock' })
    if (created === undefined) throw new Error('No lock was created.')
    return (created.args as unknown as { newLockAddress: Address }).newLockAddress
  }

  function purchase(buyer: LocalAccount, lock: Lock, price: bigint, value = 0n): Promise<Measured> {
    const args = [[price], [buyer.address], [zeroAddress], [zeroAddress], ['0x']]
    return chain.call(buyer, { ...lock, name: 'purchase', args, value })
  }

  async function extend(buyer: LocalAccount, lock: Lock, price: bigint, value = 0n): Promise<Measured> {
    const tokenId = await chain.client.readContract({
      address: lock.to,
      abi: lock.abi,
      functionName: 'tokenOfOwnerByIndex',
      args: [buyer.address, 0n],
    })
    return chain.call(buyer, { ...lock, name: 'extend', args: [price, tokenId, zeroAddress, '0x'], value })
  }
}

interface Lock {
  readonly abi: Abi
  readonly to: Address
}

interface Contract {
  readonly abi: Abi
  readonly bytecode: Hex
}

const require = createRequire(import.meta.url)

function readArtifact(name: string): Contract {
  const main = require.resolve('@unlock-protocol/contracts/package.json')
  return JSON.parse(readFileSync(new URL(`dist/abis/${name}.json`, `file://${main}`), 'utf8'))
}

/** Unlock's factory runs behind a proxy; OpenZeppelin ships a compiled one. */
function readProxy(): Contract {
  return JSON.parse(
    readFileSync(require.resolve('@openzeppelin/contracts/build/contracts/ERC1967Proxy.json'), 'utf8'),
  )
}
