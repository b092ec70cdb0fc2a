import type { ChainProvider } from '../../src/chain/index.ts'

/** The chain itself as a wallet: anvil signs for its own accounts. Errors come as objects, as wallets give them. */
export function anvilProvider(url: string): ChainProvider {
  return {
    async request({ method, params = [] }) {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
      })
      const { result, error } = (await response.json()) as { result?: unknown; error?: object }
      if (error !== undefined) throw Object.assign(new Error('Internal JSON-RPC error.'), error)
      return result
    },
  }
}
