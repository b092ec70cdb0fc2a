/** Words that several elements say. */
const common = {
  loading: 'Loading',
  tryAgain: 'Try again',
  copyDetails: 'Copy details',
  copy: 'Copy',
  copied: 'Copied',
  details: 'Details',
  close: 'Close',
  cancel: 'Cancel',
  free: 'Free',
  cancelled: 'Cancelled. Nothing was sent.',
  opensInNewTab: 'opens in a new tab',
}

export default common
