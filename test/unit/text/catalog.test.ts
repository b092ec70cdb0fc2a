import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createCatalog, modelNftCardText, onTextChange, setText } from '../../../src/text/index.ts'

describe('a catalog of sentences', () => {
  it('speaks English until the language has come, then that language, and says so', async () => {
    const catalog = createCatalog(
      'greeting',
      { hello: 'Hello' },
      { de: async () => ({ default: { hello: 'Hallo' } }) },
    )
    let changes = 0
    const stop = onTextChange(() => (changes += 1))
    assert.equal(catalog.in('de-CH').hello, 'Hello')
    await catalog.ready('de')
    assert.equal(catalog.in('de-CH').hello, 'Hallo')
    assert.equal(changes, 1)
    stop()
  })

  it('stays English when a language cannot be loaded, and asks again the next time', async () => {
    let attempts = 0
    const catalog = createCatalog(
      'farewell',
      { bye: 'Bye' },
      {
        de: async () => {
          attempts += 1
          if (attempts === 1) throw new Error('offline')
          return { default: { bye: 'Tschüs' } }
        },
      },
    )
    await catalog.ready('de')
    assert.equal(catalog.in('de').bye, 'Bye')
    await catalog.ready('de')
    assert.equal(catalog.in('de').bye, 'Tschüs')
  })

  it('asks for a language once, however many elements speak it', async () => {
    let attempts = 0
    const catalog = createCatalog(
      'once',
      { word: 'word' },
      {
        de: async () => {
          attempts += 1
          return { default: { word: 'Wort' } }
        },
      },
    )
    await Promise.all([catalog.ready('de'), catalog.ready('de-AT'), catalog.ready('de')])
    assert.equal(attempts, 1)
  })

  it('lets a host replace single sentences in one language or in all', () => {
    setText('en', 'model-nft-card', { from: 'From' })
    setText('*', 'model-nft-card', { tampered: '!' })
    assert.equal(modelNftCardText.in('en-GB').from, 'From')
    assert.equal(modelNftCardText.in('en').tampered, '!')
    assert.equal(modelNftCardText.in('en').details, 'Details')
    assert.notEqual(modelNftCardText.in('de').from, 'From')
  })
})
