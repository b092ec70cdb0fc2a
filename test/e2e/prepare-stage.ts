// Run at the beginning of `npm test`, so that no test waits for the bundler or for models to be trained.
import { buildPages } from '../../demo/local-market/build-pages.ts'
import { makeModels } from '../../demo/models/make-models.ts'
import { MODELS, ROOT } from './stage.ts'

await buildPages(ROOT)
await makeModels(MODELS)
