import { createWallet } from '../../../src/wallet/index.ts'

const wallet = createWallet({
  web3modal: {
    projectId: '0123456789abcdef0123456789abcdef',
    chains: [
      {
        chainId: 31337,
        name: 'Local chain',
        currency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
        rpcUrls: ['http://127.0.0.1:9150'],
      },
    ],
  },
})
Object.assign(window, { wallet })
