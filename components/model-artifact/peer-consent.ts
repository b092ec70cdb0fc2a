/** Whether other visitors may be asked for files, and be given parts of them. */
export type PeerConsent = 'on' | 'off'

const KEY = 'modelmark:p2p'

/** Holds the answer where the browser stores nothing for the page. */
let kept: PeerConsent | undefined

/** What the visitor answered on this site; undefined if they were not asked yet. */
export function peerConsent(): PeerConsent | undefined {
  try {
    const stored = localStorage.getItem(KEY)
    if (stored === 'on' || stored === 'off') return stored
  } catch {
    // Blocked storage, as in a sandboxed frame: the answer lasts as long as the page.
  }
  return kept
}

/** Remembers the answer; undefined forgets it, so that the visitor is asked again. */
export function rememberPeerConsent(consent: PeerConsent | undefined): void {
  kept = consent
  try {
    if (consent === undefined) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, consent)
  } catch {
    // As above.
  }
}
