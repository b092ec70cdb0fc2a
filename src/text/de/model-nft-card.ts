import type modelNftCard from '../en/model-nft-card.ts'

const german: typeof modelNftCard = {
  loading: 'Das Modell wird geladen',
  by: name => `von ${name}`,
  unnamed: id => `Modell ${id}`,
  hallmark: 'Punze, aus dem Fingerabdruck dieses Modells gezeichnet',
  picture: name => `Bild von ${name}`,
  verified: chain => `Geprüft auf ${chain}`,
  tampered: 'Verfälscht',
  unverified: 'Nicht geprüft',
  disputed: 'Umstritten',
  challenged: 'Listung angefochten',
  delisted: 'Vom Markt genommen',
  parameters: count => `${count} Parameter`,
  from: 'Lizenzen ab',
  per: period => `je ${period}`,
  freeLicences: 'Lizenzen',
  free: 'Kostenlos',
  orFrom: price => `oder ab ${price}`,
  notOnSale: 'Keine Lizenz im Verkauf',
  stale: age => `Gelesen ${age}; die Chain ist gerade nicht erreichbar.`,
  details: 'Details',
  detailsOf: name => `Details zu ${name}`,
}

export default german
