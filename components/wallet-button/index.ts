export { WalletButton } from './wallet-button.ts'
