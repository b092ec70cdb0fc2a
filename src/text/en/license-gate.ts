const licenseGate = {
  checking: 'Checking your licence',
  'not-connected': 'This is for holders of a licence. Connect your wallet to show that you have one.',
  'no-license': 'This is for holders of a licence. The connected account has none.',
  'right-missing': 'Your licence does not allow this. Another licence of the model may.',
  'version-not-covered': 'Your licence does not cover this version of the model.',
  expired: (date: string) => `Your licence ended ${date}.`,
  connect: 'Connect wallet',
}

export default licenseGate
