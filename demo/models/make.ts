/** `node demo/models/make.ts [FOLDER]`: makes the demo's models, into `.modelmark/models` unless said otherwise. */
import { resolve } from 'node:path'
import { sampleModels } from './sample-models.ts'

const outDir = resolve(process.argv[2] ?? '.modelmark/models')
for (const { id, folder, offers } of await sampleModels(outDir)) {
  console.log(`${id.padEnd(11)} ${folder}  ${offers.map(({ terms }) => terms.name).join(', ')}`)
}
