import { randomBytes } from 'node:crypto'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { privateKeyToAccount } from 'viem/accounts'
import { deployDemo, LOCAL_ADMIN_KEY } from '../../src/node/deploy/index.ts'
import { startHub } from '../../src/node/hub/index.ts'
import { startAnvil } from './anvil.ts'
import { buildPages } from './build-pages.ts'
import { freePort } from './free-port.ts'
import { DAYS_OF_HISTORY, liveThrough } from './history/live-through.ts'
import { DAY } from './history/scene.ts'
import { createLocalClock } from './local-clock.ts'
import { startMeteredService } from './metered-service.ts'
import { accountOf, handOutMoney } from './people.ts'
import { type ModelName, publishModels } from './publish-models.ts'
import { createLocalPublisher } from './publisher.ts'
import { servePages } from './serve-pages.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Where the demo lives unless a port is taken; then the next free one is used. The relay follows the gateway. */
const PORTS = { pages: 8080, chain: 8545, gateway: 8090, service: 8100 }

/** A marketplace that runs on this computer. */
export interface LocalMarket {
  /** Address of the demo pages, without a slash at the end. */
  readonly pagesUrl: string
  readonly rpcUrl: string
  readonly gatewayUrl: string
  readonly relay: string
  /** CAIP-19 ids of the sample models. */
  readonly assets: Readonly<Record<ModelName, string>>
  /** Stops everything that was started. */
  stop(): Promise<void>
}

export interface LocalMarketOptions {
  /** Told what is being done. */
  readonly onStep?: (what: string) => void
  /** Where the hub keeps its files; `.modelmark` in the project unless given. */
  readonly dataDir?: string
  /** Where the sample models are made, the same each time; a folder of `dataDir` unless given. */
  readonly modelsDir?: string
  /** Seconds after which a block is mined though nobody sends anything, so that votes end by themselves; never unless given. */
  readonly blockSeconds?: number
  /** Ports to begin with; taken ones are stepped over. */
  readonly ports?: typeof PORTS
}

/**
 * Starts chain, contracts, hub, sample models and pages. Stops what it started where a part cannot start.
 * @throws Error with a sentence for the person who started it.
 */
export async function startLocalMarket({
  onStep = () => {},
  dataDir = join(root, '.modelmark'),
  modelsDir = join(dataDir, 'models'),
  blockSeconds,
  ports = PORTS,
}: LocalMarketOptions = {}): Promise<LocalMarket> {
  const started: (() => Promise<void>)[] = []
  const stop = async () => {
    for (const stopPart of started.splice(0).reverse()) await stopPart()
  }
  try {
    const built = buildPages(root)
    built.catch(() => undefined)

    onStep('Starting a local chain')
    const chain = await startAnvil(await freePort(ports.chain), Date.now() / 1000 - DAYS_OF_HISTORY * DAY)
    started.push(() => chain.stop())

    onStep('Deploying the contracts')
    const deployed = await deployDemo({ rpcUrl: chain.url, account: privateKeyToAccount(LOCAL_ADMIN_KEY) })

    onStep('Starting the hub node')
    const port = await freePort(ports.gateway)
    const relayPort = await freePort(port + 1)
    // Orders are signed for one chain, and this one is new.
    await forgetOrders(join(dataDir, 'hub'))
    const uploadToken = randomBytes(24).toString('base64url')
    const uploads = { tokens: [uploadToken] }
    const hub = await startHub({ dataDir: join(dataDir, 'hub'), port, relayPort, limits: 'off', uploads })
    started.push(() => hub.close())
    const relay = hub.multiaddrs[0] ?? ''

    onStep('Publishing the sample models')
    const publisher = createLocalPublisher(chain.url, deployed)
    await handOutMoney(publisher, deployed.dollar)
    const models = await publishModels({ publisher, hub, deployed, modelsDir })

    onStep('Living through four months of trade')
    const clock = createLocalClock(chain.url)
    await liveThrough({ rpcUrl: chain.url, deployed, hub, models, publisher, clock })
    if (blockSeconds !== undefined) started.push(clock.run(blockSeconds))

    const service = await startMeteredService({
      port: await freePort(ports.service),
      rpcUrl: chain.url,
      deployed,
      modelFile: join(modelsDir, 'classifier', 'model.safetensors'),
    })
    started.push(() => service.stop())

    onStep('Building the pages')
    await built
    const pagesPort = await freePort(ports.pages)
    const pages = await servePages({
      port: pagesPort,
      pages: join(root, 'demo/pages'),
      documents: join(root, 'demo/gallery'),
      scripts: join(root, 'dist/demo'),
      values: {
        ...models.assets,
        registry: deployed.registry,
        dollar: deployed.dollar,
        creator: accountOf('Creator'),
        service: service.url,
        uploadToken,
        rpc: chain.url,
        gateway: hub.url,
        relay,
        port: String(pagesPort),
      },
      connect: [chain.url, hub.url, service.url, `ws://127.0.0.1:${relayPort}`],
    })
    started.push(() => pages.stop())
    return {
      pagesUrl: `http://127.0.0.1:${pagesPort}`,
      rpcUrl: chain.url,
      gatewayUrl: hub.url,
      relay,
      assets: models.assets,
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

async function forgetOrders(hubDir: string): Promise<void> {
  const files = await readdir(hubDir).catch(() => [])
  for (const name of files.filter(file => file.startsWith('orders.sqlite'))) await rm(join(hubDir, name))
}
