/** Addresses are EIP-55, chain ids plain numbers. */
export interface WalletConnectedDetail {
  readonly account: string
  readonly chainId: number
  readonly wallet: string
}

/** The visitor's wallet was connected. */
export class WalletConnectedEvent extends CustomEvent<WalletConnectedDetail> {
  constructor(detail: WalletConnectedDetail) {
    super('wallet-connected', { bubbles: true, composed: true, detail })
  }
}

/** The session with the visitor's wallet ended. */
export class WalletDisconnectedEvent extends CustomEvent<null> {
  constructor() {
    super('wallet-disconnected', { bubbles: true, composed: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'wallet-connected': WalletConnectedEvent
    'wallet-disconnected': WalletDisconnectedEvent
  }
}
