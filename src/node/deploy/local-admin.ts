import type { Hex } from 'viem'

/**
 * Anvil's first account, known to everybody: deploys the local market and holds its votes. Never those of a public chain.
 * @see https://getfoundry.sh/anvil
 */
export const LOCAL_ADMIN_KEY: Hex = '0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80'
