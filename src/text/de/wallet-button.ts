import type walletButton from '../en/wallet-button.ts'

const german: typeof walletButton = {
  connect: 'Wallet verbinden',
  connecting: wallet => `Warten auf ${wallet}`,
  choose: 'Wallet wählen',
  account: 'Verbundenes Konto',
  copyAddress: 'Adresse kopieren',
  copied: 'Adresse kopiert',
  switchTo: chain => `Zu ${chain} wechseln`,
  wrongChain: 'Falsche Chain',
  disconnect: 'Trennen',
  connected: address => `Verbunden als ${address}`,
  disconnected: 'Getrennt',
  chainNumber: id => `Chain ${id}`,
}

export default german
