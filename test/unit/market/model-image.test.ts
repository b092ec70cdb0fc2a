import assert from 'node:assert/strict'
import { test } from 'node:test'
import { imageType } from '../../../src/market/load-image.ts'

const bytes = (text: string) => Uint8Array.from(text, character => character.charCodeAt(0))

test('knows pictures by their first bytes', () => {
  assert.equal(imageType(bytes('\x89PNG\r\n\x1a\n....')), 'image/png')
  assert.equal(imageType(bytes('\xff\xd8\xff\xe0')), 'image/jpeg')
  assert.equal(imageType(bytes('GIF89a..')), 'image/gif')
  assert.equal(imageType(bytes('RIFF....WEBPVP8 ')), 'image/webp')
  assert.equal(imageType(bytes('\0\0\0\x1cftypavif')), 'image/avif')
})

test('shows nothing that could hold a script, whatever it is called', () => {
  for (const text of [
    '<svg xmlns="http://www.w3.org/2000/svg">',
    '<!doctype html>',
    '%PDF-1.7',
    '',
    'RIFF....WAVE',
  ]) {
    assert.equal(imageType(bytes(text)), undefined)
  }
})
