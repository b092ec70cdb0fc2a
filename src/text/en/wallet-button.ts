const walletButton = {
  connect: 'Connect wallet',
  connecting: (wallet: string) => `Waiting for ${wallet}`,
  choose: 'Choose a wallet',
  account: 'Connected account',
  copyAddress: 'Copy address',
  copied: 'Address copied',
  switchTo: (chain: string) => `Switch to ${chain}`,
  wrongChain: 'Wrong chain',
  disconnect: 'Disconnect',
  connected: (address: string) => `Connected as ${address}`,
  disconnected: 'Disconnected',
  chainNumber: (id: string) => `chain ${id}`,
}

export default walletButton
