import {
  type Address,
  type Client,
  createClient,
  defineChain,
  type Hex,
  http,
  isAddressEqual,
  numberToHex,
  type RpcError,
} from 'viem'
import { getChainId, getTransactionReceipt, sendTransaction } from 'viem/actions'
import { sendBatch } from './batch-account.ts'
import { type DemoAccount, demoAccounts } from './demo-account.ts'
import {
  type ConfirmRequest,
  describeCall,
  describeTypedData,
  type RequestedCall,
  type TypedDataRequest,
} from './describe-request.ts'
import {
  ATOMICITY_NOT_SUPPORTED,
  CHAIN_DISCONNECTED,
  CHAIN_NOT_ADDED,
  INVALID_PARAMS,
  ProviderError,
  REJECTED,
  UNAUTHORIZED,
  UNKNOWN_BATCH,
  UNSUPPORTED_METHOD,
} from './provider-error.ts'
import { type CallsRequest, readCall, readCallsRequest, readTypedData } from './read-request.ts'

/** The only chain this wallet can reach: its keys are public. */
export const LOCAL_CHAIN_ID = 31337

export interface DemoProviderOptions {
  readonly rpcUrl: string
  /** The buyer first unless said otherwise. */
  readonly accounts?: readonly DemoAccount[]
  /** Shows what is asked; resolves with what the person said. */
  readonly confirm: (request: ConfirmRequest) => Promise<boolean>
  /** Says yes to everything without asking. For tests. */
  readonly autoApprove?: boolean
  /** `BatchAccount` on this chain; without it batches are not offered. */
  readonly batchAccount?: Address
  /** Where it is kept that this page is connected, and as whom. */
  readonly storage?: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
}

/** An EIP-1193 provider over the development accounts of a local chain. */
export interface DemoProvider {
  request(args: { readonly method: string; readonly params?: readonly unknown[] | object }): Promise<unknown>
  on(event: string, listener: (...args: never[]) => void): void
  removeListener(event: string, listener: (...args: never[]) => void): void
  readonly accounts: readonly DemoAccount[]
  readonly selected: DemoAccount
  /** Plays somebody else from now on; a connected page is told. */
  select(address: Address): void
  /** Offers EIP-5792 batches, or stops; without them pages ask for a permit or an approval. */
  setBatching(on: boolean): void
}

/** Methods that only read; the chain answers them. */
const PASSED_ON = new Set([
  'eth_blockNumber',
  'eth_call',
  'eth_estimateGas',
  'eth_feeHistory',
  'eth_gasPrice',
  'eth_getBalance',
  'eth_getBlockByHash',
  'eth_getBlockByNumber',
  'eth_getCode',
  'eth_getLogs',
  'eth_getTransactionByHash',
  'eth_getTransactionCount',
  'eth_getTransactionReceipt',
])

const STORAGE_KEY = 'modelmark-demo-wallet'

/**
 * Starts the wallet.
 * @throws Error if the chain behind `rpcUrl` is not the local one.
 */
export async function createDemoProvider(options: DemoProviderOptions): Promise<DemoProvider> {
  const { rpcUrl, accounts = demoAccounts(), confirm, autoApprove = false, batchAccount, storage } = options
  const chain = defineChain({
    id: LOCAL_CHAIN_ID,
    name: 'Local chain',
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: [rpcUrl] } },
  })
  const client: Client = createClient({ chain, transport: http(rpcUrl), pollingInterval: 200 })
  const found = await getChainId(client)
  if (found !== LOCAL_CHAIN_ID)
    throw new Error(`The demo wallet is for chain ${LOCAL_CHAIN_ID}, not ${found}.`)
  const [first] = accounts
  if (!first) throw new Error('The demo wallet needs an account.')

  const listeners = new Map<string, Set<(...args: never[]) => void>>()
  const emit = (event: string, value: unknown) => {
    for (const listener of listeners.get(event) ?? []) (listener as (value: unknown) => void)(value)
  }
  const remembered = storage?.getItem(STORAGE_KEY)
  let selected = accounts.find(({ signer }) => signer.address === remembered) ?? first
  let connected = remembered !== null && remembered !== undefined
  let batching = true

  const visible = () => (connected ? [selected.signer.address] : [])

  async function ask(request: ConfirmRequest) {
    if (!autoApprove && !(await confirm(request))) {
      throw new ProviderError(REJECTED, 'The request was rejected.')
    }
  }

  function requireAccount(from: unknown): DemoAccount {
    const isSelected =
      typeof from === 'string' && from.toLowerCase() === selected.signer.address.toLowerCase()
    if (!connected || !isSelected)
      throw new ProviderError(UNAUTHORIZED, 'This page may not use that account.')
    return selected
  }

  async function connect() {
    if (!connected) {
      const facts = [{ label: 'Account', value: selected.signer.address }]
      await ask({ kind: 'connect', account: selected, title: 'Show this page your account', facts })
      connected = true
      storage?.setItem(STORAGE_KEY, selected.signer.address)
      emit('accountsChanged', visible())
    }
    return visible()
  }

  function disconnect() {
    connected = false
    storage?.removeItem(STORAGE_KEY)
    emit('accountsChanged', [])
    return null
  }

  function toChain(params: unknown, code: number) {
    const [asked] = Array.isArray(params) ? params : []
    if (Number(asked?.chainId) === LOCAL_CHAIN_ID) return null
    throw new ProviderError(code, `The demo wallet only knows the local chain ${LOCAL_CHAIN_ID}.`)
  }

  async function send(account: DemoAccount, call: RequestedCall) {
    await ask({ kind: 'send', account, ...(await describeCall(client, call)) })
    return sendTransaction(client, { account: account.signer, chain, ...call })
  }

  async function sign(account: DemoAccount, typedData: TypedDataRequest) {
    await ask({ kind: 'sign', account, ...(await describeTypedData(client, typedData)) })
    const { signer } = account
    const { EIP712Domain: _, ...types } = typedData.types
    return signer.signTypedData({ ...typedData, types } as Parameters<typeof signer.signTypedData>[0])
  }

  async function sendCalls(account: DemoAccount, { calls, atomicRequired }: CallsRequest) {
    const target = batching ? batchAccount : undefined
    if (!target) {
      if (atomicRequired) throw new ProviderError(ATOMICITY_NOT_SUPPORTED, 'Batches are switched off.')
      throw new ProviderError(UNSUPPORTED_METHOD, 'Batches are switched off.')
    }
    const steps = await Promise.all(calls.map(call => describeCall(client, call)))
    const title = steps.map(step => step.title).join(', then: ')
    await ask({ kind: 'batch', account, title, facts: [], steps })
    return { id: await sendBatch(client, account, target, calls) }
  }

  async function callsStatus(id: unknown) {
    if (typeof id !== 'string' || !/^0x[0-9a-f]{64}$/.test(id))
      throw new ProviderError(UNKNOWN_BATCH, 'No such batch.')
    const base = { version: '2.0.0', id, chainId: numberToHex(LOCAL_CHAIN_ID), atomic: true }
    const receipt = await getTransactionReceipt(client, { hash: id as Hex }).catch(() => undefined)
    if (!receipt) return { ...base, status: 100 }
    const { status, logs, blockHash, blockNumber, gasUsed, transactionHash } = receipt
    const entry = {
      logs: logs.map(({ address, data, topics }) => ({ address, data, topics })),
      status: status === 'success' ? '0x1' : '0x0',
      blockHash,
      blockNumber: numberToHex(blockNumber),
      gasUsed: numberToHex(gasUsed),
      transactionHash,
    }
    return { ...base, status: status === 'success' ? 200 : 500, receipts: [entry] }
  }

  function capabilities() {
    const atomic = { status: batching && batchAccount ? 'supported' : 'unsupported' }
    return { [numberToHex(LOCAL_CHAIN_ID)]: { atomic } }
  }

  async function answer(method: string, params: unknown): Promise<unknown> {
    const list: readonly unknown[] = Array.isArray(params) ? params : []
    switch (method) {
      case 'eth_chainId':
        return numberToHex(LOCAL_CHAIN_ID)
      case 'net_version':
        return String(LOCAL_CHAIN_ID)
      case 'eth_accounts':
        return visible()
      case 'eth_requestAccounts':
        return connect()
      case 'wallet_revokePermissions':
        return disconnect()
      case 'wallet_switchEthereumChain':
        return toChain(params, CHAIN_NOT_ADDED)
      case 'wallet_addEthereumChain':
        return toChain(params, CHAIN_DISCONNECTED)
      case 'eth_sendTransaction': {
        const { from, call } = readCall(list[0])
        return send(requireAccount(from), call)
      }
      case 'eth_signTypedData_v4': {
        const account = requireAccount(list[0])
        const typedData = readTypedData(list[1])
        if (Number(typedData.domain.chainId) !== LOCAL_CHAIN_ID) {
          throw new ProviderError(INVALID_PARAMS, 'That signature would be for another chain.')
        }
        return sign(account, typedData)
      }
      case 'wallet_getCapabilities':
        requireAccount(list[0])
        return capabilities()
      case 'wallet_sendCalls': {
        const request = readCallsRequest(list[0])
        const account = requireAccount(request.from ?? selected.signer.address)
        if (request.chainId !== LOCAL_CHAIN_ID) throw new ProviderError(CHAIN_DISCONNECTED, 'Another chain.')
        return sendCalls(account, request)
      }
      case 'wallet_getCallsStatus':
        return callsStatus(list[0])
      case 'wallet_showCallsStatus':
        return null
      default:
        if (!PASSED_ON.has(method)) throw new ProviderError(UNSUPPORTED_METHOD, `${method} is not supported.`)
        return client.request({ method, params } as never)
    }
  }

  return {
    accounts,
    get selected() {
      return selected
    },
    select(address) {
      const account = accounts.find(({ signer }) => isAddressEqual(signer.address, address))
      if (!account || account === selected) return
      selected = account
      if (!connected) return
      storage?.setItem(STORAGE_KEY, account.signer.address)
      emit('accountsChanged', visible())
    },
    setBatching(on) {
      batching = on
    },
    async request({ method, params }) {
      try {
        return await answer(method, params)
      } catch (error) {
        throw asProviderError(error)
      }
    },
    on(event, listener) {
      const set = listeners.get(event) ?? new Set()
      listeners.set(event, set.add(listener))
    },
    removeListener(event, listener) {
      listeners.get(event)?.delete(listener)
    },
  }
}

/** viem wraps what the node said; pages want the node's own code and revert data. */
function asProviderError(error: unknown): ProviderError {
  if (error instanceof ProviderError) return error
  let deepest: unknown = error
  while (deepest instanceof Error && deepest.cause instanceof Object) deepest = deepest.cause
  const { code, message, data } = deepest as Partial<RpcError> & { data?: unknown }
  return new ProviderError(typeof code === 'number' ? code : -32603, message ?? 'The chain refused.', data)
}
