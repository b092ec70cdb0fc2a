import { defineElement } from '../define-element.ts'
import { WalletButton } from './wallet-button.ts'

defineElement('wallet-button', WalletButton)

export { WalletButton }
