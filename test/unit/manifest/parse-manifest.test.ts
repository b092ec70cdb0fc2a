import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { ModelmarkError } from '../../../src/error/index.ts'
import {
  encodeManifest,
  MAX_MANIFEST_BYTES,
  parseManifest,
  verifyManifest,
} from '../../../src/manifest/index.ts'
import { ACCEPTED, FULL, REFUSED } from './corpus.ts'

const encode = (document: unknown) => new TextEncoder().encode(JSON.stringify(document))
const refusal = (field: string) => (error: unknown) => {
  assert.ok(error instanceof ModelmarkError)
  assert.equal(error.code, 'manifest-invalid')
  assert.equal(error.facts['field'], field)
  return true
}

describe('parseManifest', () => {
  it('gives back what encodeManifest wrote', () => {
    assert.deepEqual(parseManifest(encodeManifest(FULL)), FULL)
  })

  it('fills in empty lists where a manifest says nothing', () => {
    const bytes = encode({
      name: 'a',
      description: '',
      model: { version: '1', task: 'other', artifacts: [] },
    })
    assert.deepEqual(parseManifest(bytes), {
      name: 'a',
      description: '',
      version: '1',
      task: 'other',
      tags: [],
      artifacts: [],
      provenance: { baseModels: [], datasets: [], contributors: [] },
      evaluations: [],
    })
  })

  for (const { what, document } of ACCEPTED) {
    it(`takes ${what}`, () => void parseManifest(encode(document)))
  }

  for (const { what, field, document } of REFUSED) {
    it(`refuses ${what} and names the field`, () => {
      assert.throws(() => parseManifest(encode(document)), refusal(field))
    })
  }

  it('refuses a manifest above the limit without parsing it', () => {
    assert.throws(() => parseManifest(new Uint8Array(MAX_MANIFEST_BYTES + 1)), refusal('size'))
  })

  it('refuses what is not JSON, not UTF-8, too deep, or says a thing twice', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    for (const text of ['', '{', 'NaN', deep, '{"name":"a","name":"b"}', '{"name":"a","n\\u0061me":"b"}']) {
      assert.throws(() => parseManifest(new TextEncoder().encode(text)), refusal('json'))
    }
    assert.throws(() => parseManifest(Uint8Array.of(0x22, 0xff, 0x22)), refusal('json'))
  })

  it('refuses a number that JSON can write but JavaScript cannot hold', () => {
    const bytes = new TextEncoder().encode(
      new TextDecoder().decode(encodeManifest(FULL)).replace('"value":0.93', '"value":1e999'),
    )
    assert.throws(() => parseManifest(bytes), refusal('model.evaluations[0].value'))
  })

  it('throws nothing but manifest-invalid, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), text => {
        try {
          parseManifest(new TextEncoder().encode(text))
        } catch (error) {
          assert.ok(error instanceof ModelmarkError && error.code === 'manifest-invalid')
        }
      }),
    )
  })

  it('is not fooled by keys that objects have by nature', () => {
    const bytes = new TextEncoder().encode('{"__proto__":{"name":"a","description":""},"model":{}}')
    assert.throws(() => parseManifest(bytes), ModelmarkError)
  })
})

describe('encodeManifest', () => {
  it('gives the same bytes whatever the order of keys', () => {
    const shuffled = Object.fromEntries(Object.entries(FULL).reverse()) as unknown as typeof FULL
    assert.deepEqual(encodeManifest(shuffled), encodeManifest(FULL))
  })

  it('refuses to write a manifest that nobody could read', () => {
    assert.throws(() => encodeManifest({ ...FULL, name: '' }), refusal('name'))
  })
})

describe('verifyManifest', () => {
  const bytes = encodeManifest(FULL)
  const digest = `0x${createHash('sha256').update(bytes).digest('hex')}` as const

  it('reads bytes that match the digest on chain', async () => {
    assert.deepEqual(await verifyManifest(bytes, digest), FULL)
  })

  it('says tampered when one bit differs', async () => {
    const tampered = bytes.slice()
    tampered[40] = (tampered[40] ?? 0) ^ 1
    await assert.rejects(verifyManifest(tampered, digest), { code: 'digest-mismatch' })
  })
})
