import { expect } from 'chai'
import { defineAll } from '../../../components/define-all/index.ts'

const NAMES = [
  'license-button',
  'model-artifact',
  'model-market',
  'model-publish',
  'model-versions',
  'model-nft-card',
  'royalty-panel',
  'wallet-button',
]

describe('registering elements', () => {
  it('claims no name when the classes are imported', () => {
    expect(NAMES.filter(name => customElements.get(name))).to.deep.equal([])
  })

  it('registers all under a prefix, and then under their own names', () => {
    defineAll({ prefix: 'acme-' })
    expect(NAMES.filter(name => !customElements.get(`acme-${name}`))).to.deep.equal([])
    expect(customElements.get('license-button')).to.equal(undefined)
    defineAll()
    expect(NAMES.filter(name => !customElements.get(name))).to.deep.equal([])
  })

  it('is harmless a second time', () => {
    const before = customElements.get('wallet-button')
    defineAll()
    defineAll({ prefix: 'acme-' })
    expect(customElements.get('wallet-button')).to.equal(before)
  })

  it('leaves a name alone that the page has taken', () => {
    class Taken extends HTMLElement {}
    customElements.define('own-wallet-button', Taken)
    defineAll({ prefix: 'own-' })
    expect(customElements.get('own-wallet-button')).to.equal(Taken)
    expect(customElements.get('own-license-button')).not.to.equal(undefined)
  })
})
