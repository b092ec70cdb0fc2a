import { type Address, NATIVE } from '../asset/index.ts'
import {
  approveCall,
  type Call,
  type Hex,
  type PermitSignature,
  type PermitSupport,
  parsePermitSignature,
  permitTypedData,
  readAllowance,
  readBalance,
  readBatchSupport,
  readCurrency,
  readPermitSupport,
  sendCall,
  sendCalls,
  signTypedData,
  simulateCall,
  waitForReceipt,
} from '../chain/index.ts'
import { ModelmarkError } from '../error/index.ts'
import type { TransactionContext } from './create-transaction.ts'
import { explainChain } from './market-chains.ts'
import type { PendingTransaction } from './pending-transactions.ts'

/** Money that a contract takes in exchange for something. */
export interface Payment {
  readonly currency: Address
  /** In the currency's smallest unit. */
  readonly price: bigint
  /** The contract that takes an ERC-20. */
  readonly spender: Address
  /** Pays and gets. */
  readonly call: Call
  /** The same with an EIP-2612 signature. */
  readonly withPermit: (permit: PermitSignature) => Call
}

type Sent = Pick<PendingTransaction, 'via' | 'id'>

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
  if (payment.currency === NATIVE || (await isAllowed(context, payment))) {
    return sendOne(context, payment.call)
  }
  const { wallet, account, client, tell } = context
  const chainId = client.chain.id
  const provider = wallet.provider()
  if (await readBatchSupport(provider, { chainId, account })) {
    tell({ type: 'signing', what: 'batch' })
    const calls = [approvalOf(payment), payment.call]
    return { via: 'batch', id: await sendCalls(provider, { chainId, account, calls }) }
  }
  const support = await readPermitSupport(client, { token: payment.currency, owner: account })
  const permitted = support && (await signPermit(context, payment, support))
  if (permitted) return sendSimulated(context, permitted.call, permitted.gas)
  await approve(context, payment)
  return sendOne(context, payment.call)
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

async function isAllowed({ client, account }: TransactionContext, payment: Payment): Promise<boolean> {
  const { currency: token, spender, price } = payment
  return (await readAllowance(client, { token, owner: account, spender })) >= price
}

/**
 * `undefined` if the token does not take the signature after all, as from a smart account, whose signatures are not what
 * EIP-2612 expects.
 */
async function signPermit(
  context: TransactionContext,
  payment: Payment,
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

async function approve(context: TransactionContext, payment: Payment): Promise<void> {
  const { wallet, account, client, signal, tell } = context
  tell({ type: 'approving' })
  const call = approvalOf(payment)
  const { gas } = await simulateCall(client, { account, call })
  const chainId = client.chain.id
  const hash = await sendCall(wallet.provider(), { chainId, account, call, gas: withReserve(gas) })
  tell({ type: 'approving', hash })
  await waitForReceipt(client, hash, { from: account, signal })
  client.forget()
  // Wallets let people lower an approval, and a replaced one may be no approval: what counts is what is allowed now.
  if (!(await isAllowed(context, payment))) throw new ModelmarkError('allowance', { need: payment.price })
}

function approvalOf({ currency, spender, price }: Payment): Call {
  return approveCall({ token: currency, spender, amount: price })
}

/** A tenth more than the simulation used: the first buyer of a block may change what the next one pays. */
function withReserve(gas: bigint): bigint {
  return gas + gas / 10n
}
