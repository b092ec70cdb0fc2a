import type { WalletOptions } from '../wallet/index.ts'
import type { MarketOptions } from './create-market.ts'
import type { MarketChains } from './market-chains.ts'

/** How a market sets up the wallet it makes itself. */
export function walletOptions(
  { walletConnect, storage }: MarketOptions,
  chains: MarketChains,
): WalletOptions {
  const web3modal = walletConnect && {
    projectId: walletConnect.projectId,
    chains: walletConnect.chainIds.map(chains.toAdd),
  }
  return { ...(web3modal && { web3modal }), ...(storage && { storage }) }
}
