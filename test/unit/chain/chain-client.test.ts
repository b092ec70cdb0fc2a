import assert from 'node:assert/strict'
import type { ServerResponse } from 'node:http'
import { afterEach, describe, it } from 'node:test'
import { type ChainClient, createChainClient, type Hex } from '../../../src/chain/index.ts'
import {
  type LocalRpc,
  type RpcAnswer,
  type RpcMessage,
  startRpc,
  startServer,
  startSilentRpc,
} from './local-rpc.ts'

const CONTRACT = '0x1111111111111111111111111111111111111111'
const word = (value: number): Hex => `0x${value.toString(16).padStart(64, '0')}`
const dataOf = ({ params }: RpcMessage) => (params[0] as { data: Hex }).data
const echo = (message: RpcMessage): RpcAnswer | undefined =>
  message.method === 'eth_call' ? { result: dataOf(message) } : undefined
const answering =
  (value: number) =>
  (message: RpcMessage): RpcAnswer | undefined =>
    message.method === 'eth_call' ? { result: word(value) } : undefined

describe('a chain client', () => {
  const opened: LocalRpc[] = []
  const open = async (starting: Promise<LocalRpc>): Promise<LocalRpc> => {
    const rpc = await starting
    opened.push(rpc)
    return rpc
  }
  afterEach(async () => {
    await Promise.all(opened.splice(0).map(rpc => rpc.stop()))
  })
  const clientOf = (rpcs: readonly LocalRpc[], options: { timeoutMs?: number; quorum?: number } = {}) =>
    createChainClient({ chainId: 31337, rpcUrls: rpcs.map(({ url }) => url), ...options })
  const read = (client: ChainClient, n = 1, options?: { signal?: AbortSignal; quorum?: boolean }) =>
    client.call({ to: CONTRACT, data: word(n) }, options)

  describe('batches', () => {
    it('all reads of a tick into one HTTP request, each with its own answer', async () => {
      const rpc = await open(startRpc(echo))
      const client = clientOf([rpc])
      const answers = await Promise.all(Array.from({ length: 300 }, (_, n) => read(client, n)))
      assert.deepEqual(
        answers,
        Array.from({ length: 300 }, (_, n) => word(n)),
      )
      assert.equal(rpc.requests.length, 1)
    })

    it('equal reads as one', async () => {
      const rpc = await open(startRpc(echo))
      const client = clientOf([rpc])
      await Promise.all([read(client), read(client), read(client, 2)])
      assert.equal(rpc.requests[0]?.filter(({ method }) => method === 'eth_call').length, 2)
    })

    it('reads of more than a node takes into several requests', async () => {
      const rpc = await open(startRpc(echo))
      const client = clientOf([rpc])
      await Promise.all(Array.from({ length: 600 }, (_, n) => read(client, n)))
      assert.equal(rpc.requests.length, 2)
    })

    it('a read that reverts without harm to its neighbours', async () => {
      const rpc = await open(
        startRpc(message =>
          message.method === 'eth_call' && dataOf(message) === word(2)
            ? { error: { code: 3, message: 'execution reverted', data: '0x08c379a0' } }
            : echo(message),
        ),
      )
      const client = clientOf([rpc])
      const [one, two] = await Promise.allSettled([read(client, 1), read(client, 2)])
      assert.equal(one?.status, 'fulfilled')
      assert.equal(two?.status === 'rejected' && two.reason.data, '0x08c379a0')
    })

    it('a batch that is too heavy for a node in halves', async () => {
      const rpc = await open(
        startServer((messages, response) => {
          const calls = messages.filter(({ method }) => method === 'eth_call')
          const answer =
            calls.length > 2
              ? { jsonrpc: '2.0', id: null, error: { code: -32000, message: 'out of gas' } }
              : messages.map(message => ({
                  jsonrpc: '2.0',
                  id: message.id,
                  ...(echo(message) ?? { result: '0x7a69' }),
                }))
          response.end(JSON.stringify(answer))
        }),
      )
      const client = clientOf([rpc])
      const answers = await Promise.all([1, 2, 3, 4].map(n => read(client, n)))
      assert.deepEqual(answers, [1, 2, 3, 4].map(word))
    })
  })

  it('keeps an answer for a block’s time, until it is told to forget', async () => {
    const rpc = await open(startRpc(echo))
    const client = clientOf([rpc])
    await read(client)
    await read(client)
    assert.equal(rpc.requests.length, 1)
    client.forget()
    await read(client)
    assert.equal(rpc.requests.length, 2)
  })

  it('does not keep a failure', async () => {
    let broken = true
    const rpc = await open(
      startServer((messages, response) => {
        if (broken) response.writeHead(503).end('busy')
        else {
          const answers = messages.map(message => ({
            jsonrpc: '2.0',
            id: message.id,
            ...(echo(message) ?? { result: '0x7a69' }),
          }))
          response.end(JSON.stringify(answers))
        }
      }),
    )
    const client = clientOf([rpc])
    await assert.rejects(read(client), { code: 'rpc-all-failed' })
    broken = false
    assert.equal(await read(client), word(1))
  })

  describe('asks another endpoint', () => {
    const failing: Record<string, () => Promise<LocalRpc>> = {
      'when one is overloaded': () =>
        startServer((_, response) => void response.writeHead(429).end('slow down')),
      'when one answers with a web page': () =>
        startServer((_, response) => void response.end('<html>hello</html>')),
      'when one drops the connection': () => startServer((_, response) => void response.destroy()),
      'when one answers with something that is no answer': () =>
        startServer((_, response) => void response.end('[{"jsonrpc":"2.0"}]')),
      'when one answers with numbers instead of data': () =>
        startRpc(({ method }) => (method === 'eth_call' ? { result: 42 } : undefined)),
      'when one has an error of its own': () =>
        startRpc(({ method }) =>
          method === 'eth_call' ? { error: { code: -32603, message: 'internal error' } } : undefined,
        ),
    }
    for (const [when, start] of Object.entries(failing)) {
      it(when, async () => {
        const [bad, good] = [await open(start()), await open(startRpc(echo))]
        assert.equal(await read(clientOf([bad, good])), word(1))
        assert.equal(bad.requests.length, 1)
      })
    }

    it('when one is slow, and takes whichever answers first', { timeout: 30_000 }, async () => {
      const [slow, good] = [await open(startSilentRpc()), await open(startRpc(echo))]
      assert.equal(await read(clientOf([slow, good], { timeoutMs: 600_000 })), word(1))
      assert.equal(slow.requests.length, 1)
    })

    it('when one is on another chain, and never asks that one again', async () => {
      const [other, good] = [
        await open(
          startRpc(message => (message.method === 'eth_chainId' ? { result: '0x1' } : echo(message))),
        ),
        await open(startRpc(echo)),
      ]
      const client = clientOf([other, good])
      assert.equal(await read(client, 1), word(1))
      assert.equal(await client.request('eth_gasPrice', []), null)
      assert.equal(other.requests.length, 1)
    })

    it('first, after one has failed', async () => {
      const [bad, good] = [
        await open(startServer((_, response) => void response.writeHead(500).end())),
        await open(startRpc(echo)),
      ]
      const client = clientOf([bad, good])
      await read(client, 1)
      await read(client, 2)
      assert.equal(bad.requests.length, 1)
      assert.equal(good.requests.length, 2)
    })
  })

  describe('asks the only endpoint again', () => {
    /** Fails the first `times`. */
    const failingAtFirst = (times: number, fail: (response: ServerResponse) => void) => {
      let requests = 0
      return open(
        startServer((messages, response) => {
          requests += 1
          if (requests <= times) return fail(response)
          const answers = messages.map(message => ({
            jsonrpc: '2.0',
            id: message.id,
            ...(echo(message) ?? { result: '0x7a69' }),
          }))
          response.end(JSON.stringify(answers))
        }),
      )
    }
    const askedTooOften = JSON.stringify({
      jsonrpc: '2.0',
      id: null,
      error: { code: -32005, message: 'project ID request rate exceeded' },
    })
    const failures: Record<string, (response: ServerResponse) => void> = {
      'when it was overloaded': response => void response.writeHead(429).end('slow down'),
      'when it answered with a web page': response => void response.end('<html>hello</html>'),
      'when it dropped the connection': response => void response.destroy(),
      'when it said that it was asked too often': response => void response.end(askedTooOften),
    }
    for (const [when, fail] of Object.entries(failures)) {
      it(when, async () => {
        const rpc = await failingAtFirst(3, fail)
        assert.equal(await read(clientOf([rpc])), word(1))
        assert.equal(rpc.requests.length, 4)
      })
    }

    it('a few times, and not for ever', async () => {
      const rpc = await failingAtFirst(9, response => void response.writeHead(503).end())
      await assert.rejects(read(clientOf([rpc])), { code: 'rpc-all-failed' })
      assert.equal(rpc.requests.length, 4)
    })

    it('more often while it answers others', async () => {
      let asked = 0
      const rpc = await open(
        startServer((messages, response) => {
          const isLogs = messages[0]?.method === 'eth_getLogs'
          if (isLogs && ++asked <= 6) return void response.destroy()
          response.end(JSON.stringify({ jsonrpc: '2.0', id: messages[0]?.id, result: '0x7a69' }))
        }),
      )
      const client = clientOf([rpc])
      await client.request('eth_blockNumber', [])
      assert.equal(await client.request('eth_getLogs', []), '0x7a69')
      assert.equal(asked, 7)
    })

    it('but not when it said that the question is too large', async () => {
      const error = { code: -32005, message: 'query returned more than 10000 results' }
      const rpc = await open(startRpc(({ method }) => (method === 'eth_getLogs' ? { error } : undefined)))
      await assert.rejects(clientOf([rpc]).request('eth_getLogs', []), { code: -32005 })
      assert.equal(rpc.requests.filter(([message]) => message?.method === 'eth_getLogs').length, 1)
    })

    it('but not when it took all the time there was', async () => {
      const rpc = await open(startSilentRpc())
      await assert.rejects(read(clientOf([rpc], { timeoutMs: 50 })), { code: 'rpc-timeout' })
      assert.equal(rpc.requests.length, 1)
    })

    it('but not when one of several took all the time there was', async () => {
      const silent = await open(startSilentRpc())
      const busy = await failingAtFirst(9, response => void response.writeHead(503).end())
      await assert.rejects(read(clientOf([silent, busy], { timeoutMs: 50 })), { code: 'rpc-all-failed' })
      assert.deepEqual([silent.requests.length, busy.requests.length], [1, 1])
    })

    it('but not once nobody waits any more', async () => {
      const stop = new AbortController()
      const rpc = await failingAtFirst(9, response => {
        response.writeHead(503).end()
        stop.abort()
      })
      const asked = clientOf([rpc]).request('eth_blockNumber', [], { signal: stop.signal })
      await assert.rejects(asked, { code: 'aborted' })
      assert.ok(rpc.requests.length <= 2)
    })
  })

  it('takes no answer to another question', async () => {
    const rpc = await open(
      startServer((messages, response) => {
        response.end(JSON.stringify({ jsonrpc: '2.0', id: (messages[0]?.id ?? 0) + 1, result: '0x7a69' }))
      }),
    )
    await assert.rejects(clientOf([rpc]).request('eth_blockNumber', []), {
      code: 'rpc-all-failed',
      facts: { hosts: rpc.host, reasons: 'bad-answer' },
    })
  })

  it('does not ask another endpoint when the contract refused', async () => {
    const refuse = (message: RpcMessage): RpcAnswer | undefined =>
      message.method === 'eth_estimateGas'
        ? { error: { code: 3, message: 'execution reverted', data: '0x' } }
        : undefined
    const [first, second] = [await open(startRpc(refuse)), await open(startRpc(refuse))]
    await assert.rejects(clientOf([first, second]).request('eth_estimateGas', [{}]), { code: 3 })
    assert.equal(second.requests.length, 0)
  })

  describe('says', () => {
    it('which hosts were too slow, without the keys in their addresses', async () => {
      const rpcs = [await open(startSilentRpc()), await open(startSilentRpc())]
      await assert.rejects(read(clientOf(rpcs, { timeoutMs: 50 })), {
        code: 'rpc-timeout',
        facts: { hosts: rpcs.map(({ host }) => host).join(', '), reasons: 'timeout, timeout' },
      })
    })

    it('which hosts failed, and how', async () => {
      const broken = await open(startServer((_, response) => void response.writeHead(500).end()))
      const elsewhere = await open(
        startRpc(({ method }) => (method === 'eth_chainId' ? { result: '0x1' } : { result: '0x' })),
      )
      await assert.rejects(read(clientOf([broken, elsewhere])), {
        code: 'rpc-all-failed',
        facts: { hosts: `${broken.host}, ${elsewhere.host}`, reasons: 'http-status, wrong-chain' },
      })
    })

    it('that an endpoint answers without end', async () => {
      const endless = await open(
        startServer((_, response) => {
          const fill = () => {
            while (response.write('x'.repeat(1 << 16)));
          }
          response.on('drain', fill)
          fill()
        }),
      )
      await assert.rejects(read(clientOf([endless])), {
        code: 'rpc-all-failed',
        facts: { hosts: endless.host, reasons: 'too-large' },
      })
    })

    it('that an endpoint is on another chain, again and again', async () => {
      const elsewhere = await open(startRpc(() => ({ result: '0x1' })))
      const client = clientOf([elsewhere])
      for (const _ of [1, 2]) {
        await assert.rejects(read(client), {
          code: 'rpc-all-failed',
          facts: { hosts: elsewhere.host, reasons: 'wrong-chain' },
        })
      }
    })

    it('that it does not know a chain', () => {
      assert.throws(() => createChainClient({ chainId: 999_999 }), { code: 'chain-unknown' })
    })

    it('that an endpoint is not safe to ask', () => {
      for (const url of ['http://rpc.example', 'ws://127.0.0.1', 'javascript:0', 'not a url']) {
        assert.throws(() => createChainClient({ chainId: 1, rpcUrls: [url] }), { code: 'bad-config' })
      }
    })

    it('that there are fewer endpoints than have to agree', () => {
      const options = { chainId: 1, rpcUrls: ['https://rpc.example'], quorum: 2 }
      assert.throws(() => createChainClient(options), { code: 'bad-config' })
    })
  })

  describe('with a quorum', () => {
    it('takes what enough endpoints agree on, whatever the liar says', async () => {
      const rpcs = [
        await open(startRpc(answering(1))),
        await open(startRpc(answering(666))),
        await open(startRpc(answering(1))),
      ]
      const client = clientOf(rpcs, { quorum: 2 })
      assert.equal(await read(client, 1, { quorum: true }), word(1))
      assert.equal(rpcs[2]?.requests.length, 1)
    })

    it('takes nothing where they do not agree', async () => {
      const rpcs = [await open(startRpc(answering(1))), await open(startRpc(answering(2)))]
      await assert.rejects(read(clientOf(rpcs, { quorum: 2 }), 1, { quorum: true }), {
        code: 'rpc-all-failed',
        facts: { hosts: rpcs.map(({ host }) => host).join(', '), reasons: 'differs, differs' },
      })
    })

    it('asks one endpoint for what needs no agreement', async () => {
      const rpcs = [await open(startRpc(answering(1))), await open(startRpc(answering(1)))]
      await read(clientOf(rpcs, { quorum: 2 }))
      assert.equal(rpcs[1]?.requests.length, 0)
    })
  })

  describe('stops waiting', () => {
    it('for a request that is aborted, and hangs up', async () => {
      const stop = new AbortController()
      let hangUp = () => {}
      const hungUp = new Promise<void>(resolve => {
        hangUp = resolve
      })
      const rpc = await open(
        startServer((_, response) => {
          response.on('close', hangUp)
          stop.abort()
        }),
      )
      const asking = clientOf([rpc]).request('eth_gasPrice', [], { signal: stop.signal })
      await assert.rejects(asking, { code: 'aborted' })
      await hungUp
    })

    it('for a shared read, but lets others have it', async () => {
      const rpc = await open(startRpc(echo))
      const client = clientOf([rpc])
      const stop = new AbortController()
      const [mine, theirs] = [read(client, 1, { signal: stop.signal }), read(client, 1)]
      stop.abort()
      await assert.rejects(mine, { code: 'aborted' })
      assert.equal(await theirs, word(1))
    })
  })
})
