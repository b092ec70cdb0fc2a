import { openHubStore } from '../hub-store.ts'
import { createLibrary, type Library } from '../library.ts'

/** What the hub keeps in `dataDir`, for as long as a command runs. @throws ModelmarkError where the folder cannot be used. */
export async function openLibrary(dataDir: string): Promise<Library & AsyncDisposable> {
  const library = await createLibrary(await openHubStore(dataDir))
  return { ...library, [Symbol.asyncDispose]: library.close }
}
