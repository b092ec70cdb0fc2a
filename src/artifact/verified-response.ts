/**
 * A response whose body says why it ended. Browsers turn the error of a body into a nameless network error when it is
 * read whole; here whoever reads gets the `ModelmarkError`, whichever way they read.
 */
export class VerifiedResponse extends Response {
  override async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = new Uint8Array(Number(this.headers.get('content-length')))
    const reader = this.body?.getReader()
    for (let offset = 0; ; ) {
      const chunk = await reader?.read()
      if (chunk === undefined || chunk.done) return bytes
      bytes.set(chunk.value, offset)
      offset += chunk.value.length
    }
  }

  override async arrayBuffer(): Promise<ArrayBuffer> {
    return (await this.bytes()).buffer
  }

  override async blob(): Promise<Blob> {
    return new Blob([await this.bytes()], { type: this.headers.get('content-type') ?? '' })
  }

  override async text(): Promise<string> {
    return new TextDecoder().decode(await this.bytes())
  }

  override async json(): Promise<unknown> {
    return JSON.parse(await this.text())
  }
}
