import { ModelmarkError } from '../error/index.ts'
import { readChainId } from './chain-id.ts'
import { explainWallet, isChainNotAdded } from './explain-wallet.ts'
import type { ChainToAdd, Eip1193Provider } from './wallet.ts'

/** Milliseconds a wallet gets to follow its own answer: some say yes before they have switched. */
const SETTLING = 1000

/**
 * Brings a wallet to a chain and believes it only when the wallet, asked again, names that chain.
 * @throws ModelmarkError `wrong-chain`, `user-rejected`, `already-pending`.
 * @see https://eips.ethereum.org/EIPS/eip-3326
 * @see https://eips.ethereum.org/EIPS/eip-3085
 */
export async function switchChain(provider: Eip1193Provider, chain: ChainToAdd): Promise<void> {
  const current = () => readChainId(provider).catch(error => Promise.reject(explainWallet(error)))
  const isThere = async () => (await current()) === chain.chainId
  if (await isThere()) return
  try {
    await requestSwitch(provider, chain)
  } catch (error) {
    if (!isChainNotAdded(error)) throw notSwitched(chain, error)
    await addChain(provider, chain)
    // Adding switches in some wallets, in others it only adds.
    if (!(await isThere())) {
      await requestSwitch(provider, chain).catch(cause => {
        throw notSwitched(chain, cause)
      })
    }
  }
  if (await isThere()) return
  await chainChanged(provider)
  const actual = await current()
  if (actual !== chain.chainId) throw new ModelmarkError('wrong-chain', { expected: chain.chainId, actual })
}

async function requestSwitch(provider: Eip1193Provider, { chainId }: ChainToAdd): Promise<void> {
  await provider.request({ method: 'wallet_switchEthereumChain', params: [{ chainId: toHex(chainId) }] })
}

async function addChain(provider: Eip1193Provider, chain: ChainToAdd): Promise<void> {
  const { chainId, name, currency, rpcUrls, explorerUrl } = chain
  const params = {
    chainId: toHex(chainId),
    chainName: name,
    nativeCurrency: currency,
    rpcUrls,
    ...(explorerUrl === undefined ? {} : { blockExplorerUrls: [explorerUrl] }),
  }
  try {
    await provider.request({ method: 'wallet_addEthereumChain', params: [params] })
  } catch (error) {
    throw notSwitched(chain, error)
  }
}

/** A refusal stays a refusal; whatever else went wrong, what matters is that the wallet is elsewhere. */
function notSwitched({ chainId }: ChainToAdd, error: unknown): ModelmarkError {
  const explained = explainWallet(error)
  if (explained.code !== 'unexpected') return explained
  return new ModelmarkError('wrong-chain', { expected: chainId, ...explained.facts }, { cause: error })
}

/** Resolves with the wallet's next `chainChanged`, at the latest after `SETTLING`. */
function chainChanged(provider: Eip1193Provider): Promise<void> {
  return new Promise(resolve => {
    const done = () => {
      clearTimeout(timer)
      provider.removeListener?.('chainChanged', done)
      resolve()
    }
    const timer = setTimeout(done, SETTLING)
    provider.on?.('chainChanged', done)
  })
}

function toHex(chainId: number): `0x${string}` {
  return `0x${chainId.toString(16)}`
}
