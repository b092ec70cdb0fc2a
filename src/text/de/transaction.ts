import type transaction from '../en/transaction.ts'

const german: typeof transaction = {
  chooseWallet: 'Wallet wählen',
  notNow: 'Jetzt nicht',
  connecting: 'Antworten Sie Ihrer Wallet: sie fragt, ob sie sich mit dieser Seite verbinden darf.',
  switching: chain => `Antworten Sie Ihrer Wallet: sie fragt nach dem Wechsel zu ${chain}.`,
  chainNumber: id => `Chain ${id}`,
  quoting: 'Der Stand auf der Chain wird noch einmal gelesen.',
  approving: 'Antworten Sie Ihrer Wallet: sie fragt nach der Freigabe genau dessen, was nötig ist.',
  approvingSent: 'Die Freigabe ist gesendet. Die nächste Frage kommt, sobald sie angekommen ist.',
  signing: 'Antworten Sie Ihrer Wallet: sie zeigt, wozu sie Ihre Zustimmung braucht.',
  pending: 'Gesendet. Das Netz arbeitet daran; Sie können die Seite schließen.',
  confirming: (n, of) => `${n} von ${of} Bestätigungen.`,
  cancelled: 'Abgebrochen. Es wurde nichts gesendet.',
  replaced: 'Ihre Wallet hat stattdessen eine andere Transaktion gesendet.',
  showTransaction: 'Transaktion ansehen',
  done: 'Fertig',
}

export default german
