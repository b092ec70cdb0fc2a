export type { ChainToAdd, Eip1193Provider, Wallet, WalletOption, WalletState } from './wallet.ts'
