import type { Address } from '../asset/index.ts'
import { ModelmarkError } from '../error/index.ts'

/** A chain that a market can live on. */
export interface ChainInfo {
  readonly id: number
  readonly name: string
  /** The native coin. */
  readonly currency: { readonly name: string; readonly symbol: string; readonly decimals: number }
  /** Public JSON-RPC endpoints, tried in this order until their health is known. */
  readonly rpcUrls: readonly string[]
  /** Block explorer without a trailing slash; absent where there is none. */
  readonly explorerUrl?: string
  /** Blocks, its own included, after which a receipt is shown as final. */
  readonly confirmations: number
  /** Usual time between blocks, milliseconds. */
  readonly blockMs: number
  /** Where Multicall3 answers; absent where it is not deployed. @see https://www.multicall3.com */
  readonly multicall3?: Address
}

const MULTICALL3: Address = '0xcA11bde05977b3631167028862bE2a173976CA11'
const ETHER = { name: 'Ether', symbol: 'ETH', decimals: 18 }

/** The chains this library knows by itself. */
export const CHAINS: readonly ChainInfo[] = [
  {
    id: 1,
    name: 'Ethereum',
    currency: ETHER,
    rpcUrls: ['https://ethereum-rpc.publicnode.com', 'https://eth.drpc.org', 'https://cloudflare-eth.com'],
    explorerUrl: 'https://etherscan.io',
    confirmations: 2,
    blockMs: 12000,
    multicall3: MULTICALL3,
  },
  {
    id: 137,
    name: 'Polygon',
    currency: { name: 'POL', symbol: 'POL', decimals: 18 },
    rpcUrls: ['https://polygon-bor-rpc.publicnode.com', 'https://polygon.drpc.org'],
    explorerUrl: 'https://polygonscan.com',
    confirmations: 5,
    blockMs: 2000,
    multicall3: MULTICALL3,
  },
  {
    id: 43114,
    name: 'Avalanche C-Chain',
    currency: { name: 'Avalanche', symbol: 'AVAX', decimals: 18 },
    rpcUrls: ['https://api.avax.network/ext/bc/C/rpc', 'https://avalanche-c-chain-rpc.publicnode.com'],
    explorerUrl: 'https://snowtrace.io',
    confirmations: 1,
    blockMs: 2000,
    multicall3: MULTICALL3,
  },
  {
    id: 8453,
    name: 'Base',
    currency: ETHER,
    rpcUrls: ['https://mainnet.base.org', 'https://base-rpc.publicnode.com', 'https://base.drpc.org'],
    explorerUrl: 'https://basescan.org',
    confirmations: 2,
    blockMs: 2000,
    multicall3: MULTICALL3,
  },
  {
    id: 42161,
    name: 'Arbitrum One',
    currency: ETHER,
    rpcUrls: ['https://arb1.arbitrum.io/rpc', 'https://arbitrum-one-rpc.publicnode.com'],
    explorerUrl: 'https://arbiscan.io',
    confirmations: 2,
    blockMs: 250,
    multicall3: MULTICALL3,
  },
  {
    id: 10,
    name: 'OP Mainnet',
    currency: ETHER,
    rpcUrls: ['https://mainnet.optimism.io', 'https://optimism-rpc.publicnode.com'],
    explorerUrl: 'https://optimistic.etherscan.io',
    confirmations: 2,
    blockMs: 2000,
    multicall3: MULTICALL3,
  },
  {
    id: 11155111,
    name: 'Sepolia',
    currency: ETHER,
    rpcUrls: ['https://ethereum-sepolia-rpc.publicnode.com', 'https://sepolia.drpc.org'],
    explorerUrl: 'https://sepolia.etherscan.io',
    confirmations: 1,
    blockMs: 12000,
    multicall3: MULTICALL3,
  },
  {
    id: 84532,
    name: 'Base Sepolia',
    currency: ETHER,
    rpcUrls: ['https://sepolia.base.org', 'https://base-sepolia-rpc.publicnode.com'],
    explorerUrl: 'https://sepolia.basescan.org',
    confirmations: 1,
    blockMs: 2000,
    multicall3: MULTICALL3,
  },
  {
    id: 31337,
    name: 'Local chain',
    currency: ETHER,
    rpcUrls: ['http://127.0.0.1:8545'],
    confirmations: 1,
    blockMs: 250,
  },
]

/**
 * What is known of a chain.
 * @throws ModelmarkError `chain-unknown`.
 */
export function chainInfo(chainId: number): ChainInfo {
  const chain = CHAINS.find(({ id }) => id === chainId)
  if (chain === undefined) throw new ModelmarkError('chain-unknown', { chainId })
  return chain
}
