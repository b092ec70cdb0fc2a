/** What carries messages between two sides of one origin: a `BroadcastChannel` of two, a `MessagePort`. */
export interface Wire {
  /** Where the wire can move memory, what is in `transfer` is not copied. */
  postMessage(message: unknown, transfer: Transferable[]): void
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void
  close(): void
}
