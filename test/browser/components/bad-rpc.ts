/** What a JSON-RPC endpoint may answer that is no answer, and an endpoint within the page that answers so. */

export const RPC_URL = 'https://rpc.example/'

interface RpcMessage {
  readonly id: number
  readonly method: string
}

/** What becomes of one HTTP request. Rejects where no connection comes about. */
export type Respond = (messages: readonly RpcMessage[], isBatch: boolean) => Response | Promise<Response>

/** Answers each message by itself; what is given may also stand in place of its id. */
const each =
  (answer: (message: RpcMessage) => Readonly<Record<string, unknown>>): Respond =>
  (messages, isBatch) => {
    const answers = messages.map(message => ({ jsonrpc: '2.0', id: message.id, ...answer(message) }))
    return Response.json(isBatch ? answers : answers[0])
  }

/** The same result for everything but the chain's id, which is right. */
const result = (value: unknown) =>
  each(({ method }) => ({ result: method === 'eth_chainId' ? CHAIN_ID : value }))

/** Base, as the tests' elements are on it. */
const CHAIN_ID = '0x2105'
const MEGABYTE = 2 ** 20

export const unreachable: Respond = () => Promise.reject(new TypeError('Failed to fetch'))

export interface BadAnswer {
  readonly what: string
  readonly respond: Respond
  /** The endpoint need not be asked again: it said that it is another chain's. */
  readonly final?: true
  /** Stands for those like it. */
  readonly typical?: true
}

export const BAD_ANSWERS: readonly BadAnswer[] = [
  { what: 'cannot be reached', respond: unreachable },
  { what: 'answers with HTTP 500', respond: () => new Response('Internal Server Error', { status: 500 }) },
  {
    what: 'answers with a page',
    respond: () => new Response('<!doctype html><script>hacked = true</script><h1>Sign in</h1>'),
    typical: true,
  },
  { what: 'answers with an empty object', respond: () => Response.json({}) },
  { what: 'answers nothing', respond: () => new Response(null, { status: 204 }) },
  { what: 'answers another question', respond: each(() => ({ id: 999, result: CHAIN_ID })) },
  { what: 'answers null', respond: result(null) },
  { what: 'answers empty bytes', respond: result('0x') },
  { what: 'answers an odd number of digits', respond: result('0x00f') },
  {
    what: 'answers bytes that end too early',
    respond: result(`0x${'00'.repeat(31)}20${'00'.repeat(7)}`),
    typical: true,
  },
  { what: 'answers no hexadecimal', respond: result('0xnothing') },
  {
    what: 'answers with a length beyond all bounds',
    respond: result(`0x${'00'.repeat(31)}20${'ff'.repeat(32)}`),
  },
  { what: 'answers with 20 MB', respond: () => endless(20) },
  { what: 'breaks off', respond: () => brokenOff() },
  {
    what: 'refuses',
    respond: each(() => ({
      error: { code: -32005, message: 'limit exceeded <img src=x onerror=hacked()>' },
    })),
  },
  { what: 'is one of another chain', respond: each(() => ({ result: '0x1' })), final: true, typical: true },
]

function endless(megabytes: number): Response {
  const digits = new Uint8Array(MEGABYTE).fill(48)
  let left = megabytes
  return new Response(
    new ReadableStream({
      start: controller =>
        controller.enqueue(new TextEncoder().encode('{"jsonrpc":"2.0","id":1,"result":"0x')),
      pull(controller) {
        if (left === 0) controller.close()
        else controller.enqueue(digits)
        left -= 1
      },
    }),
  )
}

function brokenOff(): Response {
  return new Response(
    new ReadableStream({
      start: controller => controller.enqueue(new TextEncoder().encode('{"jsonrpc":"2.0",')),
      pull: controller => controller.error(new TypeError('network error')),
    }),
  )
}

/** Stands in for the global `fetch` until it is taken away: towards `RPC_URL`, and nothing else is reached. */
export class PageRpc {
  readonly #fetch = globalThis.fetch
  #tellAsked = () => {}
  /** Resolves with the first request. */
  readonly asked = new Promise<void>(resolve => {
    this.#tellAsked = resolve
  })
  /** HTTP requests so far. */
  requests = 0
  respond: Respond

  constructor(respond: Respond) {
    this.respond = respond
    globalThis.fetch = (input, init) => this.#answer(String(input), init)
  }

  remove(): void {
    globalThis.fetch = this.#fetch
  }

  async #answer(url: string, init: RequestInit | undefined): Promise<Response> {
    if (url !== RPC_URL) throw new TypeError('Failed to fetch')
    this.requests += 1
    this.#tellAsked()
    const body: unknown = JSON.parse(String(init?.body))
    return this.respond((Array.isArray(body) ? body : [body]) as RpcMessage[], Array.isArray(body))
  }
}
