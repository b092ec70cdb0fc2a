/** What a model earned so far, and what of it waits in refund windows. */
const royaltyEarnings = {
  lifetime: 'Paid to all since the start',
  over: 'Ready to release',
  overNote:
    'As buyers paid it; their refund windows are over. The next claim releases it for everybody in the table.',
  more: (count: string) => `${count} more payments come with later claims.`,
  open: 'Inside refund windows',
  openUntil: (date: string) => `Until ${date}.`,
  openBetween: (first: string, last: string) => `The first ends on ${first}, the last on ${last}.`,
  held: 'Kept by a dispute',
  heldNote: 'Its refund windows are over; it waits for the ruling.',
  searching: 'Searching the chain for what was paid so far.',
  notSearched: 'No endpoint lets the past be searched: what was paid out is not shown.',
  searchAgain: 'Search again',
  nothingYet: 'No payment has arrived yet. This is how the first one will be shared.',
}

export default royaltyEarnings
