/** What is said where somebody writes or chooses a document of which only the fingerprint goes on chain. */
const documentField = {
  write: 'Write it here',
  choose: 'or choose a file',
  fingerprint: 'Fingerprint',
  save: 'Save the document',
  keep: 'Only the fingerprint goes on chain. Save the document and keep it on a hub (modelmark hub import FILE), so that others can read it.',
  tooLarge: 'A document is at most 1 MB.',
}

export default documentField
