// Written by `npm run generate`; not by hand.

/** How bonds come back; the same in the court and in the curation. */
export const duesAbi = [
  {"type":"function","name":"claim","inputs":[{"name":"account","type":"address"}],"outputs":[{"name":"amount","type":"uint256"}],"stateMutability":"nonpayable"},
  {"type":"function","name":"claimTo","inputs":[{"name":"to","type":"address"}],"outputs":[{"name":"amount","type":"uint256"}],"stateMutability":"nonpayable"},
  {"type":"function","name":"due","inputs":[{"name":"account","type":"address"}],"outputs":[{"name":"","type":"uint256"}],"stateMutability":"view"},
  {"type":"event","name":"Claimed","inputs":[{"name":"account","type":"address","indexed":true},{"name":"amount","type":"uint256","indexed":false},{"name":"to","type":"address","indexed":false}],"anonymous":false},
] as const
