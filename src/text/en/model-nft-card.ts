const modelNftCard = {
  loading: 'Loading the model',
  by: (name: string) => `by ${name}`,
  unnamed: (id: string) => `Model ${id}`,
  hallmark: 'Hallmark, drawn from the digest of this model',
  picture: (name: string) => `Picture of ${name}`,
  verified: (chain: string) => `Verified on ${chain}`,
  tampered: 'Tampered',
  unverified: 'Not verified',
  parameters: (count: string) => `${count} parameters`,
  from: 'Licences from',
  per: (period: string) => `per ${period}`,
  freeLicences: 'Licences',
  free: 'Free',
  orFrom: (price: string) => `or from ${price}`,
  notOnSale: 'No licence on sale',
  stale: (age: string) => `Read ${age}; the chain cannot be reached now.`,
  details: 'Details',
  detailsOf: (name: string) => `Details of ${name}`,
}

export default modelNftCard
