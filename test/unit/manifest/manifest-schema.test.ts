import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { ARTIFACT_ROLES, CONTRIBUTOR_ROLES } from '../../../src/manifest/index.ts'
import schema from '../../../src/manifest/manifest.schema.json' with { type: 'json' }
import { ACCEPTED, REFUSED } from './corpus.ts'

const fits = new Ajv2020({ strict: true }).compile(schema)

describe('manifest.schema.json', () => {
  for (const { what, document } of ACCEPTED) {
    it(`takes ${what}, as the parser does`, () => {
      assert.equal(fits(document), true, JSON.stringify(fits.errors))
    })
  }

  for (const { what, document, beyondSchema } of REFUSED) {
    if (beyondSchema) it(`leaves ${what} to the parser`, () => assert.equal(fits(document), true))
    else it(`refuses ${what}, as the parser does`, () => assert.equal(fits(document), false))
  }

  it('knows the roles that the types know', () => {
    assert.deepEqual(schema.$defs.artifact.properties.role.enum, [...ARTIFACT_ROLES])
    assert.deepEqual(schema.$defs.contributor.properties.role.enum, [...CONTRIBUTOR_ROLES])
  })
})
