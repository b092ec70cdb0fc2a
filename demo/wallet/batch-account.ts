import {
  type Address,
  type Client,
  encodeAbiParameters,
  encodeFunctionData,
  type Hex,
  parseAbi,
  parseAbiParameters,
} from 'viem'
import { getCode, getTransactionCount, sendTransaction, signAuthorization } from 'viem/actions'
import type { DemoAccount } from './demo-account.ts'
import type { RequestedCall } from './describe-request.ts'

const BATCH_ACCOUNT = parseAbi(['function execute(bytes32 mode, bytes executionData) payable'])
const CALLS = parseAbiParameters(['Call[] calls', 'struct Call { address to; uint256 value; bytes data; }'])
/** All calls or none, without further data. @see https://eips.ethereum.org/EIPS/eip-7821 */
const ATOMIC_BATCH: Hex = `0x01${'00'.repeat(31)}`

/** What an account's code is once it delegated. @see https://eips.ethereum.org/EIPS/eip-7702 */
const DELEGATION_PREFIX = '0xef0100'

/**
 * Sends several calls as one transaction that happens whole or not at all: the account lends itself the code of the
 * batch account (EIP-7702), in the same transaction if it has not yet, and calls itself.
 */
export async function sendBatch(
  client: Client,
  { signer }: DemoAccount,
  batchAccount: Address,
  calls: readonly RequestedCall[],
): Promise<Hex> {
  const batch = calls.map(({ to = signer.address, value = 0n, data = '0x' }) => ({ to, value, data }))
  const data = encodeFunctionData({
    abi: BATCH_ACCOUNT,
    functionName: 'execute',
    args: [ATOMIC_BATCH, encodeAbiParameters(CALLS, [batch])],
  })
  const nonce = await getTransactionCount(client, { address: signer.address, blockTag: 'pending' })
  const transaction = { account: signer, chain: client.chain, to: signer.address, data, nonce } as const
  if (await isDelegated(client, signer.address, batchAccount)) return sendTransaction(client, transaction)
  const authorization = await signAuthorization(client, {
    account: signer,
    contractAddress: batchAccount,
    chainId: client.chain?.id ?? 0,
    // The transaction itself uses `nonce`; the authorization is looked at after that.
    nonce: nonce + 1,
  })
  return sendTransaction(client, { ...transaction, authorizationList: [authorization] })
}

async function isDelegated(client: Client, account: Address, to: Address): Promise<boolean> {
  const code = await getCode(client, { address: account })
  return code?.toLowerCase() === `${DELEGATION_PREFIX}${to.slice(2).toLowerCase()}`
}
