/** What `modelmark.json` of a model folder says. */
export interface ModelDescription {
  readonly name: string
  readonly description: string
  readonly version: string
  readonly task: string
  readonly tags: readonly string[]
  readonly provenance: {
    readonly baseModels: readonly string[]
    readonly datasets: readonly string[]
    readonly contributors: readonly {
      readonly name: string
      readonly role: 'creator' | 'data' | 'investor'
    }[]
  }
  readonly evaluations: readonly {
    readonly metric: string
    readonly value: number
    readonly dataset: string
  }[]
}

/** A model card with the front matter hubs read. */
export function modelCard(
  description: ModelDescription,
  sections: readonly (readonly [title: string, text: string])[],
): string {
  const { name, task, tags, provenance, evaluations } = description
  return [
    '---',
    'license: other',
    `pipeline_tag: ${task}`,
    `tags: [${tags.join(', ')}]`,
    ...(provenance.baseModels.length > 0 ? [`base_model: [${provenance.baseModels.join(', ')}]`] : []),
    '---',
    `# ${name}`,
    '',
    description.description,
    '',
    ...sections.flatMap(([title, text]) => [`## ${title}`, '', text, '']),
    ...(evaluations.length > 0
      ? [
          '## Measured',
          '',
          '| what | on | value |',
          '| --- | --- | --- |',
          ...evaluations.map(({ metric, dataset, value }) => `| ${metric} | ${dataset} | ${value} |`),
          '',
        ]
      : []),
  ].join('\n')
}

export const NAMES: Omit<ModelDescription, 'evaluations'> = {
  name: 'Placenames',
  description:
    'Makes up names of English towns that do not exist. It reads the last six letters and guesses the next; 24,000 weights, trained in two seconds.',
  version: '1.0.0',
  task: 'text-generation',
  tags: ['names', 'character-level', 'tiny'],
  provenance: {
    baseModels: [],
    datasets: ['3,600 names put together from hundreds of beginnings and 74 endings'],
    contributors: [
      { name: 'Ada', role: 'creator' },
      { name: 'Toponym collective', role: 'data' },
      { name: 'First backer', role: 'investor' },
    ],
  },
}

export const CLASSIFIER: Omit<ModelDescription, 'evaluations'> = {
  name: 'Five tongues',
  description:
    'Tells English, German, French, Spanish and Italian apart, from a sentence or a few words. Logistic regression over groups of letters.',
  version: '1.0.0',
  task: 'text-classification',
  tags: ['language-identification', 'linear', 'tiny'],
  provenance: {
    baseModels: [],
    datasets: ['250 sentences, fifty in each language, written for it'],
    contributors: [
      { name: 'Ada', role: 'creator' },
      { name: 'Sentence writers', role: 'data' },
    ],
  },
}

export const DERIVATIVE: Omit<ModelDescription, 'evaluations'> = {
  name: 'Starnames',
  description:
    'Placenames, trained further on what people called the stars. Makes up stars that nobody has seen.',
  version: '1.0.0',
  task: 'text-generation',
  tags: ['names', 'character-level', 'fine-tuned'],
  provenance: {
    baseModels: [NAMES.name],
    datasets: ['290 names of stars and 1,300 words put together from their syllables'],
    contributors: [{ name: 'Grace', role: 'creator' }],
  },
}

export const LARGE: Omit<ModelDescription, 'evaluations'> = {
  name: 'Ninety-six',
  description: 'Weights that mean nothing: 96 MiB for visitors to give each other.',
  version: '1.0.0',
  task: 'other',
  tags: ['sample'],
  provenance: { baseModels: [], datasets: [], contributors: [{ name: 'Ada', role: 'creator' }] },
}
