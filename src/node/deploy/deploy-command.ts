import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Hex, isHex } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { type DeployStep, deployDemo, deployMarket } from './deploy.ts'
import { LOCAL_ADMIN_KEY } from './local-admin.ts'
import { renderDeployments, toDeployment } from './render-deployments.ts'

const HELP = `modelmark deploy: puts the market's contracts on a chain, or finishes an interrupted deployment

Usage
  modelmark deploy --rpc URL --key-file FILE
  modelmark deploy --rpc URL --demo

  --rpc URL         the chain's JSON-RPC endpoint
  --key-file FILE   file with the admin's private key, 0x and 64 hex digits; the admin decides the addresses
  --demo            local chain: uses anvil's first account, and adds play money and the account for batches

The addresses are written to src/chain/deployments/deployments.ts.
`

const TABLE = new URL('../../chain/deployments/deployments.ts', import.meta.url)

/**
 * `modelmark deploy`: a market on a chain and in the committed table.
 * @throws Error with a sentence for the operator.
 */
export async function deployCommand(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rpc: { type: 'string' },
      'key-file': { type: 'string' },
      demo: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const keyFile = values['key-file']
  if (values.help || values.rpc === undefined || (keyFile === undefined) !== values.demo) {
    process.stdout.write(HELP)
    if (!values.help) process.exitCode = 1
    return
  }
  const key = keyFile === undefined ? LOCAL_ADMIN_KEY : readKey(keyFile)
  const options = { rpcUrl: values.rpc, account: privateKeyToAccount(key), onStep: printStep }
  const market = await (values.demo ? deployDemo(options) : deployMarket(options))
  writeFileSync(TABLE, renderDeployments(market.chainId, toDeployment(market)))
  console.log(`Chain ${market.chainId} is in src/chain/deployments/deployments.ts.`)
}

function readKey(file: string): Hex {
  const key = readFileSync(file, 'utf8').trim()
  if (!isHex(key) || key.length !== 66)
    throw new Error(`${file} does not hold a private key: 0x and 64 hex digits.`)
  return key
}

function printStep({ what, status, address, transaction }: DeployStep): void {
  const words = [
    status === 'done' ? 'done    ' : 'is there',
    what,
    address,
    transaction && `by ${transaction}`,
  ]
  console.log(words.filter(Boolean).join('  '))
}
