/** The bytes of a file, whole or in pieces as they arrive. Pieces of text are taken as they are. */
export type ByteSource = Uint8Array | Iterable<Uint8Array | string> | AsyncIterable<Uint8Array | string>

/** Gives the pieces in order; a file in memory comes as pieces of 64 KB, so that no step holds a second copy of it. */
export async function* piecesOf(source: ByteSource): AsyncGenerator<Uint8Array | string> {
  if (source instanceof Uint8Array) yield* piecesOfBytes(source)
  else yield* source
}

/** As {@link piecesOf} for a file in memory. */
export function* piecesOfBytes(bytes: Uint8Array, size = 65536): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
