import { join } from 'node:path'
import { createConfig } from 'ponder'
import { curationEvents, licenseBookEvents, registryEvents, vaultEvents } from './events'
import { settings } from './settings'

const { chainId, rpcUrl, contracts, databaseUrl, dataDir, pollMs } = settings
const { registry, licenseBook, vault, curation, fromBlock: startBlock } = contracts

export default createConfig({
  database: databaseUrl
    ? { kind: 'postgres', connectionString: databaseUrl }
    : { kind: 'pglite', directory: join(dataDir, 'pglite') },
  chains: { market: { id: chainId, rpc: rpcUrl, pollingInterval: pollMs } },
  contracts: {
    ModelRegistry: { chain: 'market', abi: registryEvents, address: registry, startBlock },
    LicenseBook: { chain: 'market', abi: licenseBookEvents, address: licenseBook, startBlock },
    RevenueVault: { chain: 'market', abi: vaultEvents, address: vault, startBlock },
    Curation: { chain: 'market', abi: curationEvents, address: curation, startBlock },
  },
})
