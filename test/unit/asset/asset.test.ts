import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { CID } from 'multiformats/cid'
import { create as createDigest } from 'multiformats/hashes/digest'
import {
  cidFromDigest,
  type Digest,
  digestFromCid,
  formatAssetId,
  parseAddress,
  parseAssetId,
  parseCid,
  sameAddress,
} from '../../../src/asset/index.ts'
import { ModelmarkError } from '../../../src/error/index.ts'

const badConfig = (error: unknown) => error instanceof ModelmarkError && error.code === 'bad-config'

describe('parseAddress', () => {
  // Test vectors of EIP-55.
  const vectors = [
    '0x52908400098527886E0F7030069857D2E4169EE7',
    '0xde709f2102306220921060314715629080e2fb77',
    '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
    '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359',
    '0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb',
  ]

  it('takes the vectors of EIP-55 and gives the checksummed form of lower case', () => {
    for (const vector of vectors)
      assert.equal(parseAddress(vector.toLowerCase()).toLowerCase(), vector.toLowerCase())
    for (const vector of vectors.slice(2)) assert.equal(parseAddress(vector.toLowerCase()), vector)
  })

  it('refuses a mixed-case address with one letter in the wrong case', () => {
    assert.throws(() => parseAddress('0x5aaeb6053F3E94C9b9A09f33669435E7Ef1BeAed'), badConfig)
  })

  it('refuses what is not an address', () => {
    for (const text of [
      '',
      '0x',
      'vitalik.eth',
      '0x52908400098527886E0F7030069857D2E4169EE',
      `0x${'g'.repeat(40)}`,
    ]) {
      assert.throws(() => parseAddress(text), badConfig)
    }
  })

  it('knows the same account in two cases', () => {
    assert.ok(
      sameAddress('0xABCDEF0000000000000000000000000000000001', '0xabcdef0000000000000000000000000000000001'),
    )
  })
})

describe('an asset id', () => {
  it('survives the way to text and back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e9 }),
        fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }),
        (chainId, tokenId) => {
          const id = {
            chainId,
            contract: parseAddress('0x52908400098527886e0f7030069857d2e4169ee7'),
            tokenId,
          }
          assert.deepEqual(parseAssetId(formatAssetId(id)), id)
        },
      ),
    )
  })

  it('says what it expected where the text is something else', () => {
    for (const text of [
      '',
      'eip155:1',
      'eip155:1/erc20:0x52908400098527886E0F7030069857D2E4169EE7/1',
      '42',
    ]) {
      assert.throws(
        () => parseAssetId(text),
        (error: unknown) =>
          error instanceof ModelmarkError &&
          error.code === 'bad-config' &&
          String(error.facts['expected']).includes('erc721'),
      )
    }
  })
})

describe('a CID from 32 bytes on chain', () => {
  // `ipfs add --cid-version=1 --raw-leaves` of "hello world" gives this CID; the digest is its SHA-256.
  const digest: Digest = '0xb94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9'
  const cid = 'bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e'

  it('is the one that IPFS gives the same bytes', () => {
    assert.equal(cidFromDigest(digest).toString(), cid)
    assert.equal(digestFromCid(parseCid(`ipfs://${cid}`)), digest)
  })

  it('is what multiformats makes of any digest', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), bytes => {
        const hex: Digest = `0x${Buffer.from(bytes).toString('hex')}`
        assert.equal(String(cidFromDigest(hex)), CID.createV1(0x55, createDigest(0x12, bytes)).toString())
        assert.deepEqual([...cidFromDigest(hex).multihash.digest], [...bytes])
      }),
    )
  })

  it('is refused for what is no digest', () => {
    for (const text of ['0x', '0x12', `0x${'zz'.repeat(32)}`])
      assert.throws(() => cidFromDigest(text as Digest), badConfig)
  })

  it('is refused where codec or hash is another', () => {
    const dagPb = parseCid('bafybeihmf37wcuvtx4hpu7he5zl5qaf2ineo2lqlfrapokkm5zzw7zyhvm')
    assert.throws(() => digestFromCid(dagPb), badConfig)
    assert.throws(() => parseCid('not-a-cid'), badConfig)
  })
})
