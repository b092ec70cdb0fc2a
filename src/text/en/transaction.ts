/** What a transaction is at, whatever it does. */
const transaction = {
  chooseWallet: 'Choose a wallet',
  notNow: 'Not now',
  connecting: 'Answer your wallet: it asks to connect to this page.',
  switching: (chain: string) => `Answer your wallet: it asks to switch to ${chain}.`,
  chainNumber: (id: string) => `chain ${id}`,
  quoting: 'Reading what is on the chain once more.',
  approving: 'Answer your wallet: it asks to approve exactly what is needed.',
  approvingSent: 'The approval was sent. The next question comes once it has arrived.',
  signing: 'Answer your wallet: it shows what you agree to.',
  pending: 'Sent. The network is working on it; you may close this page.',
  confirming: (n: number, of: number) => `${n} of ${of} confirmations.`,
  cancelled: 'Cancelled. Nothing was sent.',
  replaced: 'Your wallet sent another transaction in its place.',
  showTransaction: 'Show the transaction',
  done: 'Done',
}

export default transaction
