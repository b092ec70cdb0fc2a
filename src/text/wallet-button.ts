import { createCatalog } from './catalog.ts'
import walletButton from './en/wallet-button.ts'

export type WalletButtonStrings = typeof walletButton

export const walletButtonText = createCatalog<WalletButtonStrings>('wallet-button', walletButton, {
  de: () => import('./de/wallet-button.ts'),
  ar: () => import('./ar/wallet-button.ts'),
})
