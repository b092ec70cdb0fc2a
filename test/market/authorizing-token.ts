import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { type Address, parseAbi } from 'viem'
import { parseAddress } from '../../src/asset/index.ts'
import { readForgeArtifact } from '../../src/node/deploy/forge-output.ts'
import { BUYER, type LocalMarket, MEMBER } from './local-market.ts'

const contracts = new URL('../../contracts/', import.meta.url)
const abi = parseAbi(['constructor()', 'function mint(address to, uint256 amount)'])

/** Deploys the contracts' own test token that knows ERC-3009, lets the market take it, and gives the buyer some. */
export async function deployAuthorizingToken({ chain, allowCurrency }: LocalMarket): Promise<Address> {
  // `npm test` has compiled the contracts before; on its own this test does it.
  if (!existsSync(new URL('out/AuthorizingToken.sol/AuthorizingToken.json', contracts))) {
    execFileSync('forge', ['build'], { cwd: contracts, stdio: 'inherit' })
  }
  const { bytecode } = readForgeArtifact('AuthorizingToken')
  const from = { account: MEMBER.signer, chain: null } as const
  const hash = await chain.deployContract({ ...from, abi, bytecode, args: [] })
  const { contractAddress } = await chain.waitForTransactionReceipt({ hash })
  const token = parseAddress(String(contractAddress))
  await allowCurrency(token)
  const args = [BUYER.signer.address, 1_000n] as const
  const minted = await chain.writeContract({ ...from, abi, address: token, functionName: 'mint', args })
  await chain.waitForTransactionReceipt({ hash: minted })
  return token
}
