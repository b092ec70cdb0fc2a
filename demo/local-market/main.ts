// What `npm start` runs once everything is installed.
import { startLocalMarket } from './start-local-market.ts'

const started = performance.now()
const seconds = () => `${((performance.now() - started) / 1000).toFixed(1).padStart(5)} s`

const starting = startLocalMarket({
  blockSeconds: 2,
  onStep: what => console.log(`${seconds()}  ${what}…`),
})

// Ctrl-C while it starts waits for what has begun, so that no process and no port is left behind.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    const market = await starting.catch(() => undefined)
    await market?.stop()
    process.exit(0)
  })
}

try {
  const market = await starting
  console.log(`${seconds()}  Ready.

  Open   ${market.pagesUrl}

  Connect the “Demo wallet”. Then
  1. Browse, buy a licence, fetch the file, let the model write.
  2. Use: renew, top up, ask a service that is paid by the sentence.
  3. Publish a model of your own; trade shares; vote; complain.
  4. Exchange: two visitors, one file, no server in between.
  In the bar at the bottom you play somebody else: the creator claims the money on the storefront.

  Chain    ${market.rpcUrl} (id 31337)
  Gateway  ${market.gatewayUrl}
  Relay    ${market.relay}

  Ctrl-C ends it all.`)
} catch (error) {
  console.error(
    `\nThe marketplace could not start. ${error instanceof Error ? error.message : String(error)}`,
  )
  process.exit(1)
}
