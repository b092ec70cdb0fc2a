import type { Address } from '../asset/index.ts'
import type { Store } from '../store/index.ts'

/** What a wallet offers a page. @see https://eips.ethereum.org/EIPS/eip-1193 */
export interface Eip1193Provider {
  request(args: { readonly method: string; readonly params?: readonly unknown[] | object }): Promise<unknown>
  on?(event: string, listener: (...args: never[]) => void): unknown
  removeListener?(event: string, listener: (...args: never[]) => void): unknown
}

/** A wallet the visitor could connect. */
export interface WalletOption {
  /** EIP-6963 `uuid`, or `injected`, `host`, `web3modal`. */
  readonly id: string
  readonly name: string
  /** A `data:` image, checked; absent where there is none. */
  readonly icon?: string
  readonly rdns?: string
}

export type WalletState = { readonly options: readonly WalletOption[] } & (
  | { readonly status: 'disconnected' }
  | { readonly status: 'connecting'; readonly wallet: WalletOption }
  | {
      readonly status: 'connected'
      readonly wallet: WalletOption
      readonly account: Address
      readonly chainId: number
    }
)

/** What `wallet_addEthereumChain` needs. @see https://eips.ethereum.org/EIPS/eip-3085 */
export interface ChainToAdd {
  readonly chainId: number
  readonly name: string
  readonly currency: { readonly name: string; readonly symbol: string; readonly decimals: number }
  readonly rpcUrls: readonly string[]
  readonly explorerUrl?: string
}

/** The visitor's wallet session. Asks nothing by itself: every prompt follows a method called here. */
export interface Wallet extends Store<WalletState> {
  /**
   * Connects the option with this id, or the only one there is.
   * @throws ModelmarkError `no-wallet`, `user-rejected`, `already-pending`.
   */
  connect(id?: string): Promise<Address>
  disconnect(): Promise<void>
  /**
   * Switches to a chain, adding it where the wallet does not know it; done only when the wallet, asked again, is there.
   * @throws ModelmarkError `wrong-chain`, `user-rejected`, `already-pending`.
   */
  switchChain(chain: ChainToAdd): Promise<void>
  /** The connected wallet's provider. @throws ModelmarkError `no-wallet`. */
  provider(): Eip1193Provider
  close(): void
}
