/** `npm run deploy -- --rpc URL [--key-file FILE] [--demo]`: puts a market on a chain and into the committed table. */
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Hex } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { type DeployStep, deployDemo, deployMarket } from './deploy.ts'
import { LOCAL_ADMIN_KEY } from './local-admin.ts'
import { renderDeployments, toDeployment } from './render-deployments.ts'

const HELP = `Puts the market's contracts on a chain, or finishes an interrupted deployment.

  --rpc URL         the chain's JSON-RPC endpoint
  --key-file FILE   file with the admin's private key, 0x and 64 hex digits; the admin decides the addresses
  --demo            local chain: uses anvil's first account, and adds play money and the account for batches
`

const { values } = parseArgs({
  options: {
    rpc: { type: 'string' },
    'key-file': { type: 'string' },
    demo: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

if (values.help || values.rpc === undefined || (values['key-file'] === undefined && !values.demo)) {
  process.stdout.write(HELP)
  process.exitCode = values.help ? 0 : 1
} else {
  const key =
    values['key-file'] === undefined ? LOCAL_ADMIN_KEY : readFileSync(values['key-file'], 'utf8').trim()
  const options = { rpcUrl: values.rpc, account: privateKeyToAccount(key as Hex), onStep: printStep }
  const market = await (values.demo ? deployDemo(options) : deployMarket(options))
  const table = new URL('../../chain/deployments/deployments.ts', import.meta.url)
  writeFileSync(table, renderDeployments(market.chainId, toDeployment(market)))
  console.log(`Chain ${market.chainId} is in src/chain/deployments/deployments.ts.`)
}

function printStep({ what, status, address, transaction }: DeployStep): void {
  console.log(
    [status === 'done' ? 'done    ' : 'is there', what, address, transaction && `by ${transaction}`]
      .filter(Boolean)
      .join('  '),
  )
}
