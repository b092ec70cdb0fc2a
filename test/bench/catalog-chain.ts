/** A node and a gateway for a generated market: answers as a public endpoint does, which gives 10,000 logs at most. */
import { createServer, type Server } from 'node:http'
import { type Abi, encodeAbiParameters, encodeEventTopics, type Hex, toHex } from 'viem'
import { type Address, NATIVE } from '../../src/asset/index.ts'
import { licenseBookWriteAbi, modelRegistryWriteAbi } from '../../src/chain/generated/write-abi.ts'
import { OFFER_KINDS } from '../../src/license/index.ts'
import { generateModel } from './catalog-models.ts'

export const REGISTRY: Address = `0x${'aa'.repeat(20)}`
export const LICENSE_BOOK: Address = `0x${'bb'.repeat(20)}`
const MODELS_PER_BLOCK = 20
const MAX_LOGS = 10_000
/** Blocks after the last model, so that all of them are final. */
const QUIET_BLOCKS = 100

const ABI = [...modelRegistryWriteAbi, ...licenseBookWriteAbi] as Abi
const NO_HASH: Hex = `0x${'00'.repeat(32)}`
const SOMEBODY: Address = `0x${'cc'.repeat(20)}`

export const blockHash = (block: number): Hex => toHex(block + 1, { size: 32 })
export const lastBlock = (models: number) => Math.ceil(models / MODELS_PER_BLOCK) + QUIET_BLOCKS
/** Stands for the digest of a model's manifest. */
export const manifestDigest = (id: number): Hex => toHex(id, { size: 32 })

/** The logs of each block, as JSON texts, made once. */
function generateLogs(models: number): string[][] {
  const blocks: string[][] = []
  for (let id = 1; id <= models; id++) {
    const block = Math.ceil(id / MODELS_PER_BLOCK)
    blocks[block] ??= []
    const logs = blocks[block]
    for (const { address, topics, data } of logsOf(id)) {
      logs.push(
        JSON.stringify({
          address,
          topics,
          data,
          blockNumber: toHex(block),
          blockHash: blockHash(block),
          logIndex: toHex(logs.length),
          transactionHash: blockHash(block),
          transactionIndex: '0x0',
          removed: false,
        }),
      )
    }
  }
  return blocks
}

function logsOf(id: number) {
  const model = generateModel(id)
  const log = (
    address: Address,
    name: string,
    indexed: Record<string, unknown>,
    rest: Record<string, unknown>,
  ) => {
    const event = ABI.find(item => item.type === 'event' && item.name === name)
    const inputs = event?.type === 'event' ? event.inputs.filter(input => !input.indexed) : []
    return {
      address,
      topics: encodeEventTopics({ abi: ABI, eventName: name, args: indexed } as never),
      data: encodeAbiParameters(
        inputs,
        inputs.map(({ name: input = '' }) => rest[input]),
      ),
    }
  }
  const modelId = BigInt(id)
  const offer = {
    modelId,
    kind: OFFER_KINDS.indexOf(model.kind),
    period: model.kind === 'one-time' ? 0 : 2_592_000,
    resaleRoyaltyBps: 0,
    maxSupply: 0,
    sold: 0,
    flags: 0,
    refundDays: 0,
    rights: 0,
    upstreamBps: 0,
    closed: false,
    currency: NATIVE,
    price: model.free ? 0n : 10n ** 16n,
    termsHash: NO_HASH,
  }
  const purchase = { payer: SOMEBODY, currency: NATIVE, paid: offer.price, endTime: 0n }
  return [
    log(
      REGISTRY,
      'ModelMinted',
      { modelId, owner: model.creator },
      { parents: [], upstreamBps: 0, resaleRoyaltyBps: 0 },
    ),
    log(
      REGISTRY,
      'VersionAdded',
      { modelId, index: 0n },
      { manifestDigest: manifestDigest(id), contentHash: NO_HASH },
    ),
    log(LICENSE_BOOK, 'OfferCreated', { offerId: modelId, modelId }, { offer }),
    ...Array.from({ length: model.sold }, (_, i) =>
      log(
        LICENSE_BOOK,
        'LicensePurchased',
        { licenseId: BigInt(id * 10 + i), offerId: modelId, to: SOMEBODY },
        purchase,
      ),
    ),
    ...(model.closed ? [log(LICENSE_BOOK, 'OfferClosed', { offerId: modelId }, {})] : []),
  ]
}

/** Starts the node on a free port. */
export async function startGeneratedChain(
  models: number,
): Promise<{ readonly url: string; readonly server: Server }> {
  const logs = generateLogs(models)
  const head = lastBlock(models)
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', text => {
      body += text
    })
    request.on('end', () => {
      response.setHeader('access-control-allow-origin', '*')
      response.setHeader('access-control-allow-headers', '*')
      response.setHeader('cross-origin-resource-policy', 'cross-origin')
      response.setHeader('content-type', 'application/json')
      const asked = (request.method === 'POST' ? JSON.parse(body) : []) as Asked | Asked[]
      response.end(Array.isArray(asked) ? `[${asked.map(answer).join()}]` : answer(asked))
    })
  })

  function answer({ id, method, params }: Asked): string {
    const [first] = params as [Record<string, string> | string]
    const result = (json: string) => `{"jsonrpc":"2.0","id":${id},"result":${json}}`
    switch (method) {
      case 'eth_chainId':
        return result('"0x7a69"')
      case 'eth_blockNumber':
        return result(`"${toHex(head)}"`)
      case 'eth_getBlockByNumber':
        return result(JSON.stringify({ number: first, hash: blockHash(Number(first)) }))
      case 'eth_getLogs': {
        const { fromBlock, toBlock } = first as Record<string, string>
        const found = logs.slice(Number(fromBlock), Number(toBlock) + 1).flat()
        return found.length > MAX_LOGS
          ? `{"jsonrpc":"2.0","id":${id},"error":{"code":-32005,"message":"query returned more than ${MAX_LOGS} results"}}`
          : result(`[${found.join()}]`)
      }
      default:
        return `{"jsonrpc":"2.0","id":${id},"error":{"code":-32601,"message":"method not found"}}`
    }
  }

  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`, server }
}

interface Asked {
  readonly id: number
  readonly method: string
  readonly params: readonly unknown[]
}
