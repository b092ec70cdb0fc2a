import { type HDAccount, mnemonicToAccount } from 'viem/accounts'

/** An account of the demo wallet. */
export interface DemoAccount {
  /** Who it plays: "Buyer". */
  readonly name: string
  readonly signer: HDAccount
}

/** The phrase every local development chain knows. Worthless anywhere else, which is why the wallet goes nowhere else. */
const DEVELOPMENT_PHRASE = 'test test test test test test test test test test test junk'

/** The account at `index` of the development phrase; anvil gives the first ten 10,000 coins each. */
export function demoAccount(name: string, index: number): DemoAccount {
  return { name, signer: mnemonicToAccount(DEVELOPMENT_PHRASE, { addressIndex: index }) }
}

/** Who takes part in the demo. Account 0 deploys and is left out. */
export function demoAccounts(): readonly DemoAccount[] {
  return [
    demoAccount('Buyer', 2),
    demoAccount('Creator', 1),
    demoAccount('Data contributor', 3),
    demoAccount('Visitor', 4),
  ]
}
