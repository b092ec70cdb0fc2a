import { encodeFunctionData } from 'viem'
import type { Address } from '../../src/asset/index.ts'
import { demoDollarAbi } from '../../src/chain/generated/abi.ts'
import { type DemoAccount, demoAccount, demoAccounts } from '../wallet/demo-account.ts'
import type { LocalPublisher } from './publisher.ts'

const POCKET_MONEY = 10_000_000_000n // 10,000 demo dollars

/** Those nobody plays: they buy, hold shares and vote, so that a page shows more than the visitor's own deeds. */
const STRANGERS = [6, 7, 8, 9].map(index => demoAccount(`Stranger ${index - 5}`, index))

/** Runs the metered service. */
export const SERVICE = demoAccount('Service', 5)

/** Everybody. */
const PEOPLE: readonly DemoAccount[] = [...demoAccounts(), ...STRANGERS]

/** Somebody who takes part in the demo. @throws Error for nobody. */
export function demoPerson(name: string): DemoAccount {
  const account = PEOPLE.find(one => one.name === name)
  if (account === undefined) throw new Error(`Nobody in the demo is called ${name}.`)
  return account
}

export function accountOf(name: string): Address {
  return demoPerson(name).signer.address
}

/** Gives everybody play money. */
export async function handOutMoney(publisher: LocalPublisher, dollar: Address): Promise<void> {
  for (const { signer } of PEOPLE) {
    const data = encodeFunctionData({
      abi: demoDollarAbi,
      functionName: 'faucet',
      args: [signer.address, POCKET_MONEY],
    })
    await publisher.send(signer.address, { to: dollar, data, value: 0n })
  }
}
