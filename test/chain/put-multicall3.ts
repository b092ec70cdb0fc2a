import type { Address } from '../../src/asset/index.ts'
import { anvilProvider } from './anvil-provider.ts'

/** What viem deploys where a chain has no Multicall3; it does not export it. */
const VIEM_CONTRACTS = import.meta.resolve('viem').replace(/index\.js$/, 'constants/contracts.js')

/** Puts the real Multicall3 where public chains have it. */
export async function putMulticall3(rpcUrl: string, address: Address): Promise<void> {
  const { multicall3Bytecode } = (await import(VIEM_CONTRACTS)) as { multicall3Bytecode: string }
  const provider = anvilProvider(rpcUrl)
  // What a deployment returns is the code that would be kept.
  const code = await provider.request({
    method: 'eth_call',
    params: [{ data: multicall3Bytecode }, 'latest'],
  })
  await provider.request({ method: 'anvil_setCode', params: [address, code] })
}
