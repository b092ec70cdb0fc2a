import { type Address, NATIVE } from '../asset/index.ts'
import {
  type Call,
  type Hex,
  type PermitSignature,
  type PermitSupport,
  parsePermitSignature,
  permitTypedData,
  readBalance,
  readBatchSupport,
  readCurrency,
  readPermitSupport,
  sendCall,
  sendCalls,
  signTypedData,
  simulateCall,
} from '../chain/index.ts'
import { ModelmarkError } from '../error/index.ts'
import { type Approval, approve, currencyApproval } from './approval.ts'
import { withReserve } from './gas-reserve.ts'
import { explainChain } from './market-chains.ts'
import type { PendingTransaction } from './pending-transactions.ts'
import type { TransactionContext } from './transaction-context.ts'

/** Money that a contract takes in exchange for something. */
export interface Payment {
  readonly currency: Address
  /** In the currency's smallest unit. */
  readonly price: bigint
  /** The contract that takes an ERC-20. */
  readonly spender: Address
  /** Pays and gets. */
  readonly call: Call
  /** The same with an EIP-2612 signature, where the contract takes one. */
  readonly withPermit?: (permit: PermitSignature) => Call
}

/** How something was sent, to be waited for. */
export type Sent = Pick<PendingTransaction, 'via' | 'id'>

/** Seconds in which a signed permit can be used. */
const PERMIT_LIFETIME = 30n * 60n

/**
 * Pays with as few prompts as the wallet and the token allow, and never allows more than the price: an allowance that
 * suffices is used; else one atomic batch of approval and payment (one prompt); else a permit (a signature and a
 * transaction); else an exact approval and the payment (two transactions).
 * @throws ModelmarkError `insufficient-funds` with `need`, `have` and `currency` before any prompt.
 */
export async function pay(context: TransactionContext, payment: Payment): Promise<Sent> {
  await requireBalance(context, payment)
  const { currency, call } = payment
  if (currency === NATIVE) return sendOne(context, call)
  const approval = currencyApproval(context, payment)
  return (
    (await sendWithoutApproval(context, approval, call)) ??
    (await sendWithPermit(context, payment)) ??
    sendAfterApproval(context, approval, call)
  )
}

/** Sends what needs an approval first: one prompt where it was given before or the wallet batches, else two. */
export async function sendApproved(
  context: TransactionContext,
  approval: Approval,
  call: Call,
): Promise<Sent> {
  return (await sendWithoutApproval(context, approval, call)) ?? sendAfterApproval(context, approval, call)
}

/** With one prompt and no transaction before it; `undefined` if that cannot be. */
async function sendWithoutApproval(
  context: TransactionContext,
  approval: Approval,
  call: Call,
): Promise<Sent | undefined> {
  if (await approval.isGiven()) return sendOne(context, call)
  if (!(await canBatch(context))) return undefined
  return sendBatch(context, [approval.call, call])
}

/** Whether the wallet sends several calls as one all-or-nothing transaction. */
export function canBatch({ wallet, account, client }: TransactionContext): Promise<boolean> {
  return readBatchSupport(wallet.provider(), { chainId: client.chain.id, account })
}

/** Has a wallet that `canBatch` send several calls, all or none. */
export async function sendBatch(context: TransactionContext, calls: readonly Call[]): Promise<Sent> {
  const { wallet, account, client, tell } = context
  tell({ type: 'signing', what: 'batch' })
  const id = await sendCalls(wallet.provider(), { chainId: client.chain.id, account, calls })
  return { via: 'batch', id }
}

async function sendAfterApproval(context: TransactionContext, approval: Approval, call: Call): Promise<Sent> {
  await approve(context, approval)
  return sendOne(context, call)
}

/** `undefined` if the contract or the token takes no permit. */
async function sendWithPermit(context: TransactionContext, payment: Payment): Promise<Sent | undefined> {
  const { client, account } = context
  const { currency: token, withPermit } = payment
  if (withPermit === undefined) return undefined
  const support = await readPermitSupport(client, { token, owner: account })
  const permitted = support && (await signPermit(context, { ...payment, withPermit }, support))
  return permitted && sendSimulated(context, permitted.call, permitted.gas)
}

/** Has the wallet send one transaction that was found to work. */
export async function sendOne(context: TransactionContext, call: Call): Promise<Sent> {
  const { client, account } = context
  const { gas } = await simulateCall(client, { account, call })
  return sendSimulated(context, call, gas)
}

async function sendSimulated(context: TransactionContext, call: Call, gas: bigint): Promise<Sent> {
  const { wallet, account, client, tell } = context
  if (call.value > 0n) await requireCoins(context, call, gas)
  tell({ type: 'signing', what: 'transaction' })
  const hash = await sendCall(wallet.provider(), {
    chainId: client.chain.id,
    account,
    call,
    gas: withReserve(gas),
  })
  return { via: 'transaction', id: hash }
}

async function requireBalance(context: TransactionContext, { currency, price }: Payment): Promise<void> {
  const { client, account } = context
  const [have, { symbol, decimals }] = await Promise.all([
    readBalance(client, { account, currency }),
    readCurrency(client, { address: currency }),
  ])
  if (have >= price) return
  throw new ModelmarkError('insufficient-funds', { need: price, have, currency: symbol, decimals })
}

/** A fee on top of a price in the same coin; what is sponsored is none of ours to guess, so only where coins are sent. */
async function requireCoins({ client, account }: TransactionContext, call: Call, gas: bigint): Promise<void> {
  const [have, gasPrice] = await Promise.all([
    readBalance(client, { account, currency: NATIVE }),
    client.request('eth_gasPrice', []),
  ])
  const fee = typeof gasPrice === 'string' ? gas * BigInt(gasPrice) : 0n
  const need = call.value + fee
  if (have >= need) return
  const { symbol, decimals } = client.chain.currency
  throw new ModelmarkError('insufficient-funds', { need, have, fee, currency: symbol, decimals })
}

/**
 * `undefined` if the token does not take the signature after all, as from a smart account, whose signatures are not what
 * EIP-2612 expects.
 */
async function signPermit(
  context: TransactionContext,
  payment: Required<Payment>,
  support: PermitSupport,
): Promise<{ call: Call; gas: bigint } | undefined> {
  const { wallet, account, client, tell } = context
  const { spender, price: value } = payment
  const deadline = BigInt(Math.floor(Date.now() / 1000)) + PERMIT_LIFETIME
  tell({ type: 'signing', what: 'permit' })
  const typedData = permitTypedData({ support, owner: account, spender, value, deadline })
  const signature: Hex = await signTypedData(wallet.provider(), {
    chainId: client.chain.id,
    account,
    typedData,
  })
  try {
    const call = payment.withPermit(parsePermitSignature(signature, deadline))
    const { gas } = await simulateCall(client, { account, call })
    return { call, gas }
  } catch (error) {
    const explained = await explainChain(error)
    if (explained.code === 'allowance') return undefined
    throw explained
  }
}
