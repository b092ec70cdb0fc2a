/** Tokens the model knows, in the order of their numbers. */
const VOCABULARY = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', 'hello', 'verified', 'world', '!']
/** Numbers that stand for a token: so many that the weights have several leaves. */
export const HIDDEN = 65_536

/** Number `j` that stands for `token`, exact in 32 bits. */
export function weightOf(token: number, j: number): number {
  return token + (j % 1024) / 1024
}

/** The files of a model that looks up each token in a table, as a model hub has them. The same bytes each time. */
export function tinyModel(): ReadonlyMap<string, Uint8Array<ArrayBuffer>> {
  const vocab = Object.fromEntries(VOCABULARY.map((token, id) => [token, id]))
  const special = (id: number) => ({
    id,
    content: VOCABULARY[id],
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
    special: true,
  })
  const documents = {
    'config.json': {
      model_type: 'bert',
      architectures: ['BertModel'],
      hidden_size: HIDDEN,
      vocab_size: VOCABULARY.length,
    },
    'tokenizer_config.json': {
      tokenizer_class: 'BertTokenizer',
      pad_token: '[PAD]',
      unk_token: '[UNK]',
      model_max_length: 16,
    },
    'tokenizer.json': {
      version: '1.0',
      truncation: null,
      padding: null,
      added_tokens: [0, 1, 2, 3].map(special),
      normalizer: null,
      pre_tokenizer: { type: 'BertPreTokenizer' },
      post_processor: null,
      decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
      model: {
        type: 'WordPiece',
        unk_token: '[UNK]',
        continuing_subword_prefix: '##',
        max_input_chars_per_word: 100,
        vocab,
      },
    },
  }
  return new Map([
    ...Object.entries(documents).map(([path, value]): [string, Uint8Array<ArrayBuffer>] => [
      path,
      new TextEncoder().encode(JSON.stringify(value)),
    ]),
    ['onnx/model.onnx', lookupTable(VOCABULARY.length)],
  ])
}

const FLOAT = 1
const INT64 = 7

/**
 * `last_hidden_state[b][s] = table[input_ids[b][s]]` as an ONNX model, one Gather.
 * @see https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
 */
function lookupTable(tokens: number): Uint8Array<ArrayBuffer> {
  const weights = new Float32Array(tokens * HIDDEN)
  for (let i = 0; i < weights.length; i++) weights[i] = weightOf(Math.floor(i / HIDDEN), i % HIDDEN)
  const table = [
    number(1, tokens),
    number(1, HIDDEN),
    number(2, FLOAT),
    text(8, 'table'),
    bytes(9, new Uint8Array(weights.buffer)),
  ]
  const gather = [text(1, 'table'), text(1, 'input_ids'), text(2, 'last_hidden_state'), text(4, 'Gather')]
  const graph = [
    message(1, gather),
    text(2, 'lookup'),
    message(5, table),
    message(11, tensor('input_ids', INT64, ['batch', 'sequence'])),
    message(12, tensor('last_hidden_state', FLOAT, ['batch', 'sequence', HIDDEN])),
  ]
  const opset = [text(1, ''), number(2, 13)]
  return joined([number(1, 8), message(7, graph), message(8, opset)])
}

function tensor(name: string, type: number, shape: readonly (string | number)[]) {
  const dimensions = shape.map(size =>
    message(1, [typeof size === 'number' ? number(1, size) : text(2, size)]),
  )
  return [text(1, name), message(2, [message(1, [number(1, type), message(2, dimensions)])])]
}

/** Fields of protobuf. @see https://protobuf.dev/programming-guides/encoding/ */
function number(field: number, value: number): Uint8Array {
  return joined([varint(field << 3), varint(value)])
}

function bytes(field: number, value: Uint8Array): Uint8Array {
  return joined([varint((field << 3) | 2), varint(value.length), value])
}

function text(field: number, value: string): Uint8Array {
  return bytes(field, new TextEncoder().encode(value))
}

function message(field: number, parts: readonly Uint8Array[]): Uint8Array {
  return bytes(field, joined(parts))
}

function varint(value: number): Uint8Array {
  const out: number[] = []
  for (; value > 127; value = Math.floor(value / 128)) out.push((value % 128) | 128)
  return Uint8Array.from([...out, value])
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}
