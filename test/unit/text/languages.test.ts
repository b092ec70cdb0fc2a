import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import { describe, it } from 'node:test'
import * as text from '../../../src/text/index.ts'
import { type Catalog, modelGalleryText } from '../../../src/text/index.ts'

const TEXT = new URL('../../../src/text/', import.meta.url)
const LANGUAGES = ['de', 'ar']

interface Sentence {
  /** Where it stands: `license-button.rights.fine-tune.yes`. */
  readonly place: string
  readonly text: string
}

/** Stand for what a sentence speaks of; it must say each of those that English says. */
const ARGUMENTS = ['⟦1⟧', '⟦2⟧', '⟦3⟧', '⟦4⟧', '⟦5⟧']

function sentences(value: unknown, place: string): readonly Sentence[] {
  if (typeof value === 'string') return [{ place, text: value }]
  if (typeof value === 'function') return sentences(value(...ARGUMENTS), place)
  assert.ok(typeof value === 'object' && value !== null, `${place} is no sentence`)
  return Object.entries(value).flatMap(([key, inner]) => sentences(inner, `${place}.${key}`))
}

async function spoken(language: string, file: string): Promise<readonly Sentence[]> {
  const { default: strings } = await import(new URL(`${language}/${file}`, TEXT).href)
  return sentences(strings, file.replace(/\.ts$/, ''))
}

const files = (await readdir(new URL('en/', TEXT))).sort()

describe('every language', () => {
  for (const language of LANGUAGES) {
    it(`says in ${language} all that is said in English, of the same things`, async () => {
      for (const file of files) {
        const english = await spoken('en', file)
        const other = new Map((await spoken(language, file)).map(({ place, text }) => [place, text]))
        assert.deepEqual([...other.keys()].sort(), english.map(({ place }) => place).sort())
        for (const { place, text } of english) {
          const said = other.get(place) ?? ''
          assert.ok(said.trim().length > 0, `${place} is empty`)
          for (const argument of ARGUMENTS)
            assert.equal(said.includes(argument), text.includes(argument), `${place}: ${said}`)
        }
      }
    })
  }

  it('is spoken by every catalog', async () => {
    const catalogs = Object.values(text).filter(
      (value): value is Catalog<object> => typeof value === 'object' && 'ready' in value,
    )
    assert.ok(catalogs.length >= 20)
    for (const language of LANGUAGES) {
      for (const catalog of catalogs) {
        await Promise.all([catalog.ready('en'), catalog.ready(language)])
        assert.notEqual(catalog.in(language), catalog.in('en'))
      }
    }
  })
})

describe('Arabic', () => {
  it('is Arabic wherever English uses words', async () => {
    for (const file of files) {
      const arabic = new Map((await spoken('ar', file)).map(({ place, text }) => [place, text]))
      for (const { place, text } of await spoken('en', file)) {
        if (/\p{L}{2}/u.test(text)) assert.match(arabic.get(place) ?? '', /\p{Script=Arabic}/u, place)
      }
    }
  })

  it('keeps what it speaks of apart, so that no address or amount turns round', async () => {
    for (const file of files) {
      for (const { place, text } of await spoken('ar', file)) {
        const bare = text.replace(/\u2068[^\u2068\u2069]*\u2069/g, '')
        assert.doesNotMatch(bare, /⟦|undefined/, `${place}: ${text}`)
        assert.doesNotMatch(bare, /[\u2066-\u2069]/, `${place} opens or closes too much`)
      }
    }
  })

  it('counts in its six forms', async () => {
    await modelGalleryText.ready('ar')
    const { count } = modelGalleryText.in('ar')
    const forms = [0, 1, 2, 3, 11, 100].map(n => count(n, String(n)))
    assert.deepEqual(
      forms.map(form => form.replace(/[\u2068\u2069]/g, '')),
      ['لا نماذج', 'نموذج واحد', 'نموذجان', '3 نماذج', '11 نموذجًا', '100 نموذج'],
    )
  })
})
