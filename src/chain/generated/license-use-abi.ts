// Written by `npm run generate`; not by hand.

/** How others use what somebody bought, and the event of it. */
export const licenseBookUseAbi = [
  {"type":"function","name":"setUser","inputs":[{"name":"licenseId","type":"uint256"},{"name":"user","type":"address"},{"name":"expires","type":"uint64"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"pinLicense","inputs":[{"name":"licenseId","type":"uint256"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"userOf","inputs":[{"name":"licenseId","type":"uint256"}],"outputs":[{"name":"","type":"address"}],"stateMutability":"view"},
  {"type":"function","name":"userExpires","inputs":[{"name":"licenseId","type":"uint256"}],"outputs":[{"name":"","type":"uint256"}],"stateMutability":"view"},
  {"type":"event","name":"UpdateUser","inputs":[{"name":"tokenId","type":"uint256","indexed":true},{"name":"user","type":"address","indexed":true},{"name":"expires","type":"uint64","indexed":false}],"anonymous":false},
] as const
