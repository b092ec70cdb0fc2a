import type { Manifest } from '../../../src/manifest/index.ts'

/** A manifest that uses every field. */
export const FULL: Manifest = {
  name: 'Names of towns',
  description: 'Makes up names of towns.\nSmall.',
  image: 'ipfs://bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e',
  version: '1.0.0',
  notes: 'Reads more slowly,\nwrites better.',
  task: 'text-generation',
  tags: ['names', 'tiny'],
  parameters: 12345,
  format: 'safetensors',
  artifacts: [
    {
      path: 'model.safetensors',
      cid: 'bafybeihmf37wcuvtx4hpu7he5zl5qaf2ineo2lqlfrapokkm5zzw7zyhvm',
      size: 2 ** 30,
      sha256: `0x${'ab'.repeat(32)}`,
      mediaType: 'application/octet-stream',
      role: 'weights',
      sources: ['https://example.com/model.safetensors', 'http://127.0.0.1:9200/model.safetensors'],
    },
    {
      path: 'onnx/config files/été.json',
      cid: 'bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e',
      size: 11,
      sha256: `0x${'00'.repeat(32)}`,
      mediaType: 'application/json',
      role: 'config',
      sources: [],
    },
  ],
  provenance: {
    baseModels: ['eip155:8453/erc721:0x00000000000000000000000000000000000000aa/1'],
    datasets: ['made up for this'],
    contributors: [
      { name: 'Ada', role: 'creator', account: '0xAbc' },
      { name: 'Data co-op', role: 'data' },
    ],
  },
  evaluations: [{ metric: 'accuracy', value: 0.93, dataset: 'held-out tenth' }],
}

type Json = Record<string, unknown>

/** The document of `FULL` after `change`; `model` and `artifact` (the first one) are handed over for convenience. */
export function documentWith(change: (document: Json, model: Json, artifact: Json) => void): Json {
  const { name, description, image, ...model } = structuredClone(FULL) as unknown as Json
  const document: Json = { name, description, image, model }
  const [artifact] = model['artifacts'] as Json[]
  change(document, model, artifact ?? {})
  return document
}

interface Refused {
  readonly what: string
  readonly field: string
  readonly document: unknown
  /** True where JSON Schema has no words for the rule. */
  readonly beyondSchema?: true
}

const path = (value: string) => documentWith((_, __, artifact) => Object.assign(artifact, { path: value }))
const source = (value: unknown) =>
  documentWith((_, __, artifact) => Object.assign(artifact, { sources: [value] }))
const refusedPath = (what: string, value: string, beyondSchema?: true): Refused => ({
  what,
  field: 'model.artifacts[0].path',
  document: path(value),
  ...(beyondSchema ? { beyondSchema } : {}),
})
const refusedSource = (what: string, value: unknown, beyondSchema?: true): Refused => ({
  what,
  field: 'model.artifacts[0].sources[0]',
  document: source(value),
  ...(beyondSchema ? { beyondSchema } : {}),
})
const refused = (what: string, field: string, change: Parameters<typeof documentWith>[0]): Refused => ({
  what,
  field,
  document: documentWith(change),
})

export const REFUSED: readonly Refused[] = [
  { what: 'a list', field: 'document', document: [] },
  { what: 'null', field: 'document', document: null },
  { what: 'a bare string', field: 'document', document: 'model' },
  refused('no name', 'name', document => delete document['name']),
  refused('a blank name', 'name', document => Object.assign(document, { name: ' \u00a0' })),
  refused('a name of two lines', 'name', document => Object.assign(document, { name: 'a\nb' })),
  refused('a name that turns its direction', 'name', document =>
    Object.assign(document, { name: 'a\u202eb' }),
  ),
  refused('half a character', 'name', document => Object.assign(document, { name: 'a\ud800' })),
  refused('an endless name', 'name', document => Object.assign(document, { name: 'a'.repeat(201) })),
  refused('no description', 'description', document => delete document['description']),
  refused('a NUL in the description', 'description', document =>
    Object.assign(document, { description: 'a\0b' }),
  ),
  refused('endless notes', 'model.notes', (_, model) => Object.assign(model, { notes: 'a'.repeat(5001) })),
  refused('notes that turn the text around', 'model.notes', (_, model) =>
    Object.assign(model, { notes: 'a\u202eb' }),
  ),
  refused('an endless description', 'description', document =>
    Object.assign(document, { description: 'a'.repeat(5001) }),
  ),
  refused('a script as image', 'image', document =>
    Object.assign(document, { image: 'javascript:alert(1)' }),
  ),
  refused('an image in the document', 'image', document =>
    Object.assign(document, { image: 'data:image/svg+xml,<svg/>' }),
  ),
  refused('an image that is null', 'image', document => Object.assign(document, { image: null })),
  refused('no model', 'model', document => delete document['model']),
  refused('no version', 'model.version', (_, model) => delete model['version']),
  refused('a version that is a number', 'model.version', (_, model) => Object.assign(model, { version: 1 })),
  refused('no task', 'model.task', (_, model) => delete model['task']),
  refused('tags that are a string', 'model.tags', (_, model) => Object.assign(model, { tags: 'a' })),
  refused('a tag that is a number', 'model.tags[1]', (_, model) => Object.assign(model, { tags: ['a', 1] })),
  refused('too many tags', 'model.tags', (_, model) => Object.assign(model, { tags: Array(129).fill('a') })),
  refused('half a parameter', 'model.parameters', (_, model) => Object.assign(model, { parameters: 1.5 })),
  refused('a negative count', 'model.parameters', (_, model) => Object.assign(model, { parameters: -1 })),
  refused('no artifacts', 'model.artifacts', (_, model) => delete model['artifacts']),
  refused('an artifact that is a string', 'model.artifacts[0]', (_, model) =>
    Object.assign(model, { artifacts: ['a'] }),
  ),
  refused('a size that cannot be held exactly', 'model.artifacts[0].size', (_, __, artifact) =>
    Object.assign(artifact, { size: 2 ** 53 }),
  ),
  refused('a size as text', 'model.artifacts[0].size', (_, __, artifact) =>
    Object.assign(artifact, { size: '1' }),
  ),
  refused('a role nobody knows', 'model.artifacts[0].role', (_, __, artifact) =>
    Object.assign(artifact, { role: 'virus' }),
  ),
  refused('a media type that is none', 'model.artifacts[0].mediaType', (_, __, artifact) =>
    Object.assign(artifact, { mediaType: 'text/html; charset=x' }),
  ),
  refused('a digest without 0x', 'model.artifacts[0].sha256', (_, __, artifact) =>
    Object.assign(artifact, { sha256: 'ab'.repeat(32) }),
  ),
  refused('a short digest', 'model.artifacts[0].sha256', (_, __, artifact) =>
    Object.assign(artifact, { sha256: '0xab' }),
  ),
  refused('an old CID', 'model.artifacts[0].cid', (_, __, artifact) =>
    Object.assign(artifact, { cid: 'QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWnPbdG' }),
  ),
  refused('a dag-cbor CID', 'model.artifacts[0].cid', (_, __, artifact) =>
    Object.assign(artifact, { cid: 'bafyreidykglsfhoixmivffc5uwhcgshx4j465xwqntbmu43nb2dzqwfvae' }),
  ),
  refused('a CID with a path', 'model.artifacts[0].cid', (_, __, artifact) =>
    Object.assign(artifact, { cid: `${artifact['cid']}/x` }),
  ),
  refused('a contributor nobody knows the role of', 'model.provenance.contributors[0].role', (_, model) =>
    Object.assign(model, { provenance: { contributors: [{ name: 'A', role: 'boss' }] } }),
  ),
  refused('an evaluation without a value', 'model.evaluations[0].value', (_, model) =>
    Object.assign(model, { evaluations: [{ metric: 'a', dataset: 'b' }] }),
  ),
  refusedPath('an empty path', ''),
  refusedPath('the folder above', '../model.bin'),
  refusedPath('the folder above, further down', 'a/../../model.bin'),
  refusedPath('a dot part', './model.bin'),
  refusedPath('an absolute path', '/etc/passwd'),
  refusedPath('an empty part', 'a//b'),
  refusedPath('a trailing slash', 'a/'),
  refusedPath('a backslash', '..\\model.bin'),
  refusedPath('a drive', 'C:model.bin'),
  refusedPath('a NUL', 'model.bin\0.txt'),
  refusedPath('a line break', 'a\nb'),
  refusedPath('a right-to-left override', 'model\u202enib.exe'),
  refusedPath('a zero-width space', 'mo\u200bdel.bin'),
  refusedPath('a byte order mark', '\ufeffmodel.bin'),
  refusedPath('an invisible letter', 'mo\u3164del.bin'),
  refusedPath('a no-break space', 'mo\u00a0del.bin'),
  refusedPath('a Windows device', 'aux'),
  refusedPath('a Windows device with an ending', 'weights/NUL.bin'),
  refusedPath('a trailing dot', 'model.bin.'),
  refusedPath('a trailing space', 'model.bin '),
  refusedPath('a path that is not NFC', 'e\u0301te\u0301.json', true),
  refusedPath('a path of 256 characters', 'a'.repeat(256)),
  refusedPath('a path of 17 parts', Array(17).fill('a').join('/')),
  {
    what: 'the same path in other case',
    field: 'model.artifacts[1].path',
    document: documentWith((_, model) => {
      const [artifact] = model['artifacts'] as Json[]
      model['artifacts'] = [artifact, { ...artifact, path: 'MODEL.safetensors' }]
    }),
    beyondSchema: true,
  },
  refusedSource('plain HTTP over the network', 'http://example.com/model'),
  refusedSource('a host that begins like loopback', 'http://127.0.0.1.example.com/model'),
  refusedSource('a file URL', 'file:///etc/passwd'),
  refusedSource('a script URL', 'javascript:alert(1)'),
  refusedSource('a URL with a password', 'https://user:secret@example.com/model', true),
  refusedSource('a relative URL', '/model.safetensors'),
  refusedSource('a URL with a blank', 'https://example.com/a b'),
  refusedSource('a URL that is a number', 7),
]

export const ACCEPTED: readonly { readonly what: string; readonly document: unknown }[] = [
  { what: 'every field', document: documentWith(() => {}) },
  {
    what: 'only what is needed',
    document: { name: 'a', description: '', model: { version: '1', task: 'other', artifacts: [] } },
  },
  {
    what: 'keys of other standards',
    document: documentWith(document => Object.assign(document, { attributes: [] })),
  },
  {
    what: 'a picture on the web',
    document: documentWith(document => Object.assign(document, { image: 'https://a.example/b.png' })),
  },
  {
    what: 'emoji joined by zero-width joiners in a name',
    document: documentWith(document => Object.assign(document, { name: '👩‍🔬 model' })),
  },
  { what: 'localhost as a source', document: source('http://localhost:9200/model') },
  { what: 'hidden files', document: path('.gitattributes') },
  { what: 'scripts of the world in paths', document: path('模型/модель.bin') },
]
