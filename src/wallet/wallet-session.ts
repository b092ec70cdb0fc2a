import { type Address, parseAddress } from '../asset/index.ts'
import { parseChainId } from './chain-id.ts'
import type { Eip1193Provider } from './wallet.ts'

/** What a wallet says of itself while it is connected. */
export interface SessionEvents {
  onAccount(account: Address): void
  onChain(chainId: number): void
  /** The wallet withdrew its accounts or lost its chains. */
  onEnd(): void
}

/** The accounts in a wallet's answer, EIP-55 checksummed; whatever is not an address is left out. */
export function readAccounts(answer: unknown): readonly Address[] {
  if (!Array.isArray(answer)) return []
  return answer.flatMap(account => {
    try {
      return typeof account === 'string' ? [parseAddress(account.toLowerCase())] : []
    } catch {
      return []
    }
  })
}

/** Passes on what a connected wallet reports, until the function it returns is called. */
export function followProvider(provider: Eip1193Provider, events: SessionEvents): () => void {
  const onAccounts = (answer: unknown) => {
    const account = readAccounts(answer)[0]
    if (account === undefined) events.onEnd()
    else events.onAccount(account)
  }
  const onChain = (answer: unknown) => {
    const chainId = parseChainId(answer)
    if (chainId !== undefined) events.onChain(chainId)
  }
  const onDisconnect = () => events.onEnd()

  provider.on?.('accountsChanged', onAccounts)
  provider.on?.('chainChanged', onChain)
  provider.on?.('disconnect', onDisconnect)
  return () => {
    provider.removeListener?.('accountsChanged', onAccounts)
    provider.removeListener?.('chainChanged', onChain)
    provider.removeListener?.('disconnect', onDisconnect)
  }
}
