const modelGallery = {
  search: 'Search models',
  placeholder: 'Name, task, tag or creator',
  sort: 'Sort by',
  sorts: { relevance: 'Best match', new: 'Newest', licensed: 'Most licensed', name: 'Name' },
  filters: 'Filters',
  chosen: (count: string) => `${count} chosen`,
  clear: 'Clear all',
  facets: {
    task: 'Task',
    library: 'Library',
    size: 'Size',
    kind: 'Licence',
    price: 'Price',
    chain: 'Chain',
    status: 'Status',
  },
  sizes: {
    '100mb': 'Up to 100 MB',
    '1gb': '100 MB to 1 GB',
    '10gb': '1 to 10 GB',
    '100gb': '10 to 100 GB',
    more: 'Over 100 GB',
    unknown: 'Not known',
  } as Readonly<Record<string, string>>,
  kinds: { 'one-time': 'One-time', 'fixed-term': 'Fixed term', subscription: 'Subscription' } as Readonly<
    Record<string, string>
  >,
  statuses: { 'on-sale': 'On sale', 'not-on-sale': 'Not on sale', delisted: 'Delisted' } as Readonly<
    Record<string, string>
  >,
  free: 'Free',
  noPrice: 'No price',
  pricedIn: (symbol: string) => `In ${symbol}`,
  count: (count: number, shown: string) => (count === 1 ? '1 model' : `${shown} models`),
  loading: 'Loading models',
  reading: (block: string, head: string) => `Reading the chain: block ${block} of ${head}`,
  describing: (described: string, models: string) => `Descriptions: ${described} of ${models}`,
  nothing: 'No models yet',
  nothingCure: 'Models appear here as soon as they are minted.',
  noMatch: 'No model matches',
  noMatchCure: 'Try fewer words, or clear the filters.',
  stale: 'The chain cannot be reached now; models known before are shown.',
  open: (name: string) => `Choose ${name}`,
  choose: 'Choose',
  unnamed: (id: string) => `Model ${id}`,
  pages: 'Pages',
  previous: 'Previous',
  next: 'Next',
  page: (page: string, pages: string) => `Page ${page} of ${pages}`,
}

export default modelGallery
