import { parentPort, workerData } from 'node:worker_threads'
import { DescribedTable } from '../../market/catalog/described-table.ts'
import { createDocuments } from '../../market/documents.ts'
import { openDescriptionFile } from './description-file.ts'
import type { SearchAnswer, SearchRequest, SearchSetup } from './search-protocol.ts'

/** Milliseconds after which manifests that were not found are looked for again. */
const FORGIVE_MS = 60_000

const { chainId, gateways, dataDir } = workerData as SearchSetup
const file = openDescriptionFile(dataDir)
const documents = createDocuments({ gateways, signal: new AbortController().signal })
const table = new DescribedTable(chainId, documents, (_ids, digest) => {
  const summary = table.summary(digest)
  if (summary) file.add(digest, summary)
})
await file.load((digest, summary) => table.restore({ [digest]: summary }))
setInterval(() => table.forgive(), FORGIVE_MS).unref()

parentPort?.on('message', (request: SearchRequest) => {
  if ('put' in request) for (const entry of request.put) table.put(entry)
  else if ('delete' in request) for (const id of request.delete) table.delete(id)
  else {
    const { rows, total, facets } = table.search(request.find)
    const hits = rows.map(({ id, creator, name, licenses }) => ({ id, creator, name, licenses }))
    const { size: models, described } = table
    const answer: SearchAnswer = { id: request.id, found: { models, described, total, hits, facets } }
    parentPort?.postMessage(answer)
  }
})
