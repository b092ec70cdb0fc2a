import type { Address } from '../asset/index.ts'
import {
  approveCall,
  approveTokenCall,
  type Call,
  readAllowance,
  readTokenApproval,
  sendCall,
  simulateCall,
  waitForReceipt,
} from '../chain/index.ts'
import { ModelmarkError } from '../error/index.ts'
import { withReserve } from './gas-reserve.ts'
import type { TransactionContext } from './transaction-context.ts'

/** Leave for a contract to take something from the account, exactly so much or this one thing. */
export interface Approval {
  readonly call: Call
  readonly isGiven: () => Promise<boolean>
  /** What the contract needs, for the error. */
  readonly need: bigint
}

/** Others may have used up an approval a moment ago. */
const FRESH = { quorum: true } as const

/** For an amount of an ERC-20. */
export function currencyApproval(
  { client, account }: TransactionContext,
  {
    currency: token,
    price: amount,
    spender,
  }: { readonly currency: Address; readonly price: bigint; readonly spender: Address },
): Approval {
  return {
    call: approveCall({ token, spender, amount }),
    isGiven: async () => (await readAllowance(client, { token, owner: account, spender }, FRESH)) >= amount,
    need: amount,
  }
}

/** For a model or a license. */
export function tokenApproval(
  { client, account }: TransactionContext,
  token: { readonly asset: Address; readonly tokenId: bigint; readonly spender: Address },
): Approval {
  return {
    call: approveTokenCall(token),
    isGiven: () => readTokenApproval(client, { ...token, owner: account }, FRESH),
    need: 1n,
  }
}

/** Has the wallet send the approval as a transaction of its own, unless it was given before. */
export async function approve(context: TransactionContext, approval: Approval): Promise<void> {
  const { wallet, account, client, signal, tell } = context
  if (await approval.isGiven()) return
  tell({ type: 'approving' })
  const { call, need } = approval
  const { gas } = await simulateCall(client, { account, call })
  const chainId = client.chain.id
  const hash = await sendCall(wallet.provider(), { chainId, account, call, gas: withReserve(gas) })
  tell({ type: 'approving', hash })
  await waitForReceipt(client, hash, { from: account, signal })
  client.forget()
  // Wallets let people lower an approval, and a replaced one may be no approval: what counts is what is allowed now.
  if (!(await approval.isGiven())) throw new ModelmarkError('allowance', { need })
}
