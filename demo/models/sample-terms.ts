import type { Right, Terms } from '../../src/license/index.ts'

const RIGHT_SENTENCES: Readonly<Record<Right, string>> = {
  'use-privately': 'run the model for yourself',
  'use-in-research': 'run the model in research and publish what you find',
  'use-commercially': 'run the model in products and services that you sell',
  'sell-output': 'sell what the model produces',
  'fine-tune': 'train the model further for your own use',
  'publish-derivative': 'publish a model that was made from it',
  'host-as-service': 'let others run the model through your service',
  redistribute: 'hand on the files to people without a license',
}

function terms(
  name: string,
  description: string,
  rights: readonly Right[],
  clauses: readonly string[],
): Terms {
  const lines = [
    `# ${name} license`,
    '',
    'The holder of this license, and nobody else by it, may:',
    '',
    ...rights.map(right => `* ${RIGHT_SENTENCES[right]}`),
    '',
    'What is not named here is not allowed by this license.',
    '',
    ...clauses.map((clause, i) => `${i + 1}. ${clause}`),
    '',
  ]
  return { name, description, rights: new Set(rights), text: lines.join('\n') }
}

const AS_IS =
  'The model comes as it is, without any warranty. Who offers it is not liable for what comes of using it.'
const LASTS =
  'The license does not end. It covers the version that was current when it was bought, and earlier ones.'
const CREDIT = 'Publications name the model and its creator.'
const HANDED_ON = 'The license may be sold or given away; the former holder then loses every right it gave.'

export const RESEARCH: Terms = terms(
  'Research',
  'For your own curiosity and for science. Free.',
  ['use-privately', 'use-in-research'],
  ['The license is free and stays with whom it was issued to.', CREDIT, LASTS, AS_IS],
)

export const COMMERCIAL: Terms = terms(
  'Commercial',
  'Use it in what you sell. Pay once.',
  ['use-privately', 'use-commercially', 'sell-output'],
  ['One license covers one company or person and their products.', HANDED_ON, LASTS, AS_IS],
)

export const SUBSCRIPTION: Terms = terms(
  'Subscription',
  'For services that run it for others, with every new version. Thirty days at a time.',
  ['use-privately', 'use-commercially', 'sell-output', 'host-as-service'],
  [
    'The license lasts thirty days from payment and can be renewed any number of times at the same price.',
    'It covers every version published while it lasts.',
    'When it ends, the service stops running the model.',
    AS_IS,
  ],
)

export const DERIVATIVE: Terms = terms(
  'Derivative',
  'Train it further and publish the result; a share of its revenue comes back.',
  ['use-privately', 'fine-tune', 'publish-derivative'],
  [
    'Each payment for the derivative sends the share agreed on chain to this model.',
    'The derivative names this model as its parent.',
    LASTS,
    AS_IS,
  ],
)

export const PER_SENTENCE: Terms = terms(
  'By the sentence',
  'Have a service run it for you. Each sentence is paid out of what you prepaid; the rest comes back.',
  ['use-privately', 'use-commercially', 'sell-output'],
  [
    'The license is free; a service that runs the model asks for a signed voucher with each sentence.',
    'What was prepaid and not used is paid back a day after it was asked for.',
    AS_IS,
  ],
)
