import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { artifactRole, mediaType, weightFormat } from '../../../src/publish/artifact-kind.ts'
import { readFrontMatter } from '../../../src/publish/front-matter.ts'

describe('artifactRole', () => {
  const roles = {
    weights: [
      'model.safetensors',
      'model-00001-of-00002.safetensors',
      'a/b.gguf',
      'onnx/model.onnx',
      'pytorch_model.bin',
    ],
    tokenizer: [
      'tokenizer.json',
      'tokenizer_config.json',
      'vocab.txt',
      'merges.txt',
      'special_tokens_map.json',
      'spiece.model',
    ],
    config: ['config.json', 'generation_config.json', 'preprocessor_config.json'],
    card: ['README.md', 'model-card.md', 'MODEL_CARD.md'],
    image: ['cover.png', 'assets/logo.svg'],
    sample: ['samples/one.wav', 'examples.txt'],
    other: ['LICENSE', 'train.py', 'notes.txt'],
  } as const
  for (const [role, paths] of Object.entries(roles)) {
    it(`is ${role} for ${paths.join(', ')}`, () => {
      for (const path of paths) assert.equal(artifactRole(path), role, path)
    })
  }
})

describe('weightFormat', () => {
  it('prefers the format that cannot run code', () => {
    assert.equal(weightFormat(['pytorch_model.bin', 'model.onnx', 'model.safetensors']), 'safetensors')
    assert.equal(weightFormat(['README.md']), undefined)
  })
})

describe('mediaType', () => {
  it('knows what cards are made of and calls the rest bytes', () => {
    assert.equal(mediaType('README.md'), 'text/markdown')
    assert.equal(mediaType('model.safetensors'), 'application/octet-stream')
  })
})

describe('readFrontMatter', () => {
  it('reads texts, lists of both kinds and quotes, and passes over deeper structure', () => {
    const card =
      '---\r\na: b c\r\nlist:\r\n- one\r\n  - "two"\r\ninline: [x, \'y\']\r\nmodel-index:\r\n- name: z\r\n  results: 1\r\nlast: 1\r\n---\r\nBody'
    const { matter, body } = readFrontMatter(card)
    assert.deepEqual(Object.fromEntries(matter), {
      a: 'b c',
      list: ['one', 'two'],
      inline: ['x', 'y'],
      'model-index': [],
      last: '1',
    })
    assert.equal(body, 'Body')
  })

  it('takes a card without front matter, or with one that does not end, as it is', () => {
    assert.deepEqual(readFrontMatter('# Title'), { matter: new Map(), body: '# Title' })
    assert.equal(readFrontMatter('---\na: b').body, '---\na: b')
  })
})
