// Gives play money to a wallet of the visitor's own.
import { encodeFunctionData, numberToHex, parseEther } from 'viem'
import { deployments } from '../../src/chain/deployments/deployments.ts'
import { demoDollarAbi } from '../../src/chain/generated/abi.ts'

const rpcUrl = document.querySelector('model-market')?.getAttribute('rpc') ?? ''
const dollar = deployments[31337]?.demo?.dollar
const button = document.querySelector<HTMLButtonElement>('#faucet')
const input = document.querySelector<HTMLInputElement>('#faucet-account')
const answer = document.querySelector('#faucet-answer')

async function rpc(method: string, params: readonly unknown[]): Promise<void> {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params })
  const response = await fetch(rpcUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })
  const { error } = (await response.json()) as { error?: { message: string } }
  if (error !== undefined) throw new Error(error.message)
}

async function fill(account: string): Promise<void> {
  await rpc('anvil_setBalance', [account, numberToHex(parseEther('10'))])
  const data = encodeFunctionData({
    abi: demoDollarAbi,
    functionName: 'faucet',
    args: [account as `0x${string}`, 1_000_000_000n],
  })
  await rpc('eth_sendTransaction', [{ from: '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266', to: dollar, data }])
}

button?.addEventListener('click', async () => {
  if (input === null || answer === null) return
  if (!/^0x[0-9a-fA-F]{40}$/.test(input.value.trim())) {
    answer.textContent = 'That is not an address: 0x and 40 more characters.'
    return
  }
  try {
    await fill(input.value.trim())
    answer.textContent = 'Done: 10 ETH and 1,000 DEMO are on their way.'
  } catch (error) {
    answer.textContent = `The local chain refused: ${error instanceof Error ? error.message : error}`
  }
})
