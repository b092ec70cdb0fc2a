import { open } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import {
  checkVoucher,
  createChainClient,
  type SignedVoucher,
  settleVouchersCall,
} from '../../src/chain/index.ts'
import type { DeployedMarket } from '../../src/node/deploy/index.ts'
import { classifyLanguage, readLanguageClassifier } from '../models/classify-language.ts'
import { SERVICE } from './people.ts'
import { createLocalPublisher } from './publisher.ts'

/** Bytes; more is no sentence. */
const MAX_REQUEST = 8_192

export interface MeteredServiceOptions {
  readonly port: number
  readonly rpcUrl: string
  readonly deployed: DeployedMarket
  /** Weights of the classifier. */
  readonly modelFile: string
}

export interface MeteredService {
  readonly url: string
  stop(): Promise<void>
}

/**
 * A service that runs a model for others and is paid by the sentence: `POST /ask` takes a sentence with a signed voucher for
 * one unit more than the last and answers with guesses; `POST /settle` has the chain pay the last voucher of each license.
 */
export async function startMeteredService(options: MeteredServiceOptions): Promise<MeteredService> {
  const { port, rpcUrl, deployed, modelFile } = options
  const { usageMeter, chainId } = deployed
  const client = createChainClient({ chainId, rpcUrls: [rpcUrl] })
  const publisher = createLocalPublisher(rpcUrl, deployed)
  const classifier = await loadClassifier(modelFile)
  /** The last voucher by license, not settled yet. */
  const earned = new Map<bigint, SignedVoucher>()

  async function ask(body: unknown): Promise<Answer> {
    const { sentence, signed } = readQuestion(body)
    const { licenseId, units } = signed.voucher
    const before = earned.get(licenseId)?.voucher.units ?? 0n
    client.forget()
    const { status, units: payable } = await checkVoucher(client, { usageMeter, signed })
    if (status !== 'payable') return [402, { error: `The voucher is ${status}.` }]
    // What is settled counts from there; what is not counts from the last voucher.
    const isOneMore = before === 0n ? payable >= 1n : units === before + 1n
    if (!isOneMore) return [402, { error: 'The voucher is not for one sentence more.' }]
    earned.set(licenseId, signed)
    return [200, { guesses: classifyLanguage(classifier, sentence) }]
  }

  async function settle(): Promise<Answer> {
    const vouchers = [...earned.values()]
    earned.clear()
    if (vouchers.length > 0) {
      await publisher.send(SERVICE.signer.address, settleVouchersCall({ usageMeter, vouchers }))
    }
    return [200, { settled: vouchers.length }]
  }

  const server = createServer(async (request, response) => {
    try {
      if (request.method === 'OPTIONS') return reply(response, [204, {}])
      const body = await readJson(request)
      if (request.url === '/ask') return reply(response, await ask(body))
      if (request.url === '/settle') return reply(response, await settle())
      reply(response, [404, { error: 'Ask at /ask.' }])
    } catch (error) {
      reply(response, [400, { error: error instanceof Error ? error.message : String(error) }])
    }
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host: '127.0.0.1' }, resolve)
  })
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

type Answer = readonly [status: number, body: object]

async function loadClassifier(path: string) {
  await using file = await open(path)
  const { size } = await file.stat()
  return await readLanguageClassifier(async (offset, length) => {
    const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, offset)
    return buffer.subarray(0, bytesRead)
  }, size)
}

/** @throws Error for anything but a sentence and a voucher whose numbers are decimal strings. */
function readQuestion(body: unknown): { readonly sentence: string; readonly signed: SignedVoucher } {
  const { sentence, voucher, signature } = Object(body) as Record<string, unknown>
  const { licenseId, holder, modelId, units } = Object(voucher) as Record<string, unknown>
  const isHex = (value: unknown, bytes: RegExp): value is `0x${string}` =>
    typeof value === 'string' && bytes.test(value)
  if (
    typeof sentence !== 'string' ||
    !isHex(signature, /^0x[0-9a-f]{130}$/i) ||
    !isHex(holder, /^0x[0-9a-f]{40}$/i)
  ) {
    throw new Error('A sentence and a signed voucher are asked for.')
  }
  const number = (value: unknown) => {
    if (typeof value !== 'string' || !/^\d{1,19}$/.test(value)) throw new Error('A number is no number.')
    return BigInt(value)
  }
  return {
    sentence,
    signed: {
      voucher: { licenseId: number(licenseId), holder, modelId: number(modelId), units: number(units) },
      signature,
    },
  }
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) {
    text += chunk
    if (text.length > MAX_REQUEST) throw new Error('That is too long.')
  }
  return JSON.parse(text || '{}')
}

function reply(response: ServerResponse, [status, body]: Answer): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'access-control-allow-origin': '*',
    'access-control-allow-headers': 'content-type',
  })
  response.end(status === 204 ? undefined : JSON.stringify(body))
}
