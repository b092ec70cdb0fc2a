import { db, publicClients } from 'ponder:api'
import schema from 'ponder:schema'
import { Hono } from 'hono'
import { graphql } from 'ponder'
import { settings } from '../../settings'
import { answerCatalog } from './catalog-schema'
import { followRows } from './follow-rows'
import { startSearch } from './start-search'

const { chainId, dataDir, gateways, searchWorker, contracts, port, pollMs } = settings
const search = startSearch(searchWorker, { chainId, gateways, dataDir })
const head = async () => Number(await publicClients.market.getBlockNumber())
const follower = followRows({ db, search, head, statusUrl: `http://127.0.0.1:${port}/status`, pollMs })
const { registry, fromBlock } = contracts

/** Bytes; longer questions are none of a catalog's. */
const MAX_QUESTION = 20_000

const app = new Hono()

// What the chain says, model by model, for programs of all kinds.
app.use('/graphql', graphql({ db, schema }))

// What a gallery asks: found by words, filtered, counted and sorted.
app.post('/catalog', async context => {
  const text = await context.req.text()
  if (text.length > MAX_QUESTION) return context.json({ errors: [{ message: 'too long' }] }, 413)
  const facts = { chainId, registry, fromBlock, ...follower.progress }
  return context.json(await answerCatalog(text, facts, search))
})

export default app
