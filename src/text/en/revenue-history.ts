const revenueHistory = {
  loading: 'Searching the chain for payments',
  title: (currency: string) => `Paid by month, in ${currency}`,
  sources: {
    licenses: 'Licences',
    usage: 'Metered use',
    resales: 'Resale royalties',
    descendants: 'Models built on this one',
    other: 'Other',
  },
  month: 'Month',
  whole: 'Together',
  asTable: 'Show as a table',
  entry: (name: string, amount: string) => `${name}: ${amount}`,
  none: (currency: string) => `Nothing has been paid in ${currency} so far.`,
  gross: 'Before the market fee and the parents’ shares. What can still be refunded is not in it yet.',
  cut: 'Older payments are left out.',
}

export default revenueHistory
