import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { encodeMessage } from '../../../src/artifact/peer/protocol/index.ts'
import { DEFAULT_RELAY_LIMITS } from '../../../src/node/relay/index.ts'
import { Rendezvous } from '../../../src/node/relay/rendezvous.ts'

const ROOT = 'bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e'

function rendezvous(limits = {}) {
  const clock = { now: 0 }
  return { clock, desk: new Rendezvous({ ...DEFAULT_RELAY_LIMITS, ...limits }, () => clock.now) }
}

function text(message: string): Uint8Array {
  return new TextEncoder().encode(message)
}

describe('the rendezvous', () => {
  it('says how long an announcement is kept and names its peer to others', () => {
    const { desk } = rendezvous()
    assert.deepEqual(desk.answer(encodeMessage({ type: 'announce', roots: [ROOT] }), 'giver'), { ttl: 120 })
    const find = encodeMessage({ type: 'find', root: ROOT, limit: 16 })
    assert.deepEqual(desk.answer(find, 'taker'), { peers: ['giver'] })
    assert.deepEqual(desk.answer(encodeMessage({ type: 'withdraw', roots: [ROOT] }), 'giver'), { ttl: 120 })
    assert.deepEqual(desk.answer(find, 'taker'), { peers: [] })
  })

  for (const [what, message] of [
    ['no JSON', 'find'],
    ['a list', '[]'],
    ['null', 'null'],
    ['an unknown type', '{"type":"steal","roots":[]}'],
    ['a root that is no CID', '{"type":"find","root":"../../etc/passwd","limit":1}'],
    ['a second name of the same root', `{"type":"find","root":"${ROOT.toUpperCase()}","limit":1}`],
    [
      'a CID of version 0',
      '{"type":"find","root":"QmdfTbBqBPQ7VNxZEYEj14VmRuZBkqFbiwReogJgS1zR1n","limit":1}',
    ],
    ['no limit', `{"type":"find","root":"${ROOT}"}`],
    ['a limit too high', `{"type":"find","root":"${ROOT}","limit":1000000}`],
    ['a negative limit', `{"type":"find","root":"${ROOT}","limit":-1}`],
    ['roots that are no list', `{"type":"announce","roots":"${ROOT}"}`],
    ['roots that hold something else', `{"type":"announce","roots":["${ROOT}",{}]}`],
    ['too many roots', JSON.stringify({ type: 'announce', roots: Array(65).fill(ROOT) })],
    ['a prototype instead of fields', '{"__proto__":{"type":"find"}}'],
  ] as const) {
    it(`refuses ${what}`, () => {
      assert.deepEqual(rendezvous().desk.answer(text(message), 'x'), { error: 'bad-request' })
    })
  }

  it('refuses more roots of one peer than it keeps', () => {
    const { desk } = rendezvous({ rootsPerPeer: 0 })
    const reply = desk.answer(encodeMessage({ type: 'announce', roots: [ROOT] }), 'x')
    assert.deepEqual(reply, { error: 'too-many' })
  })

  it('lets a peer ask only so often, and again after a while', () => {
    const { desk, clock } = rendezvous({ requestsPerPeer: 1 })
    const find = encodeMessage({ type: 'find', root: ROOT, limit: 1 })
    for (let i = 0; i < 10; i++) assert.deepEqual(desk.answer(find, 'eager'), { peers: [] })
    assert.deepEqual(desk.answer(find, 'eager'), { error: 'too-many' })
    assert.deepEqual(desk.answer(find, 'calm'), { peers: [] })
    clock.now = 1000
    assert.deepEqual(desk.answer(find, 'eager'), { peers: [] })
  })

  it('counts the peers of one address together', () => {
    const { desk } = rendezvous({ requestsPerAddress: 1 })
    const find = encodeMessage({ type: 'find', root: ROOT, limit: 1 })
    for (let i = 0; i < 10; i++) desk.answer(find, `sybil${i}`, '203.0.113.7')
    assert.deepEqual(desk.answer(find, 'sybil10', '203.0.113.7'), { error: 'too-many' })
    assert.deepEqual(desk.answer(find, 'other', '203.0.113.8'), { peers: [] })
  })
})
