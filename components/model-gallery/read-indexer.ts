import { ModelmarkError } from '../../src/error/index.ts'
import { inheritedAttribute } from '../controllers/inherited-attribute.ts'

/**
 * The indexer an element or an ancestor names; empty if none does, so that the chain is read in the page.
 * @throws ModelmarkError `bad-config`.
 */
export function readIndexer(host: Element, own: string): string {
  const value = (own || inheritedAttribute(host, 'indexer') || '').trim()
  if (value === '') return ''
  if (URL.canParse(value) && ['https:', 'http:'].includes(new URL(value).protocol)) return value
  const shown = value.slice(0, 120)
  throw new ModelmarkError('bad-config', { field: 'indexer', value: shown, expected: 'https://…' })
}
