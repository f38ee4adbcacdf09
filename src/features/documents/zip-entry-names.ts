const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const MOST_ENTRIES = 5_000

/** The names in the directory of a ZIP file, without unpacking anything; undefined when the directory is damaged. */
export function zipEntryNames(bytes: Buffer): ReadonlySet<string> | undefined {
  const end = findEnd(bytes)
  if (end === undefined) return undefined
  const count = bytes.readUInt16LE(end + 10)
  if (count > MOST_ENTRIES) return undefined
  let at = bytes.readUInt32LE(end + 16)
  const names = new Set<string>()
  for (let entry = 0; entry < count; entry += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) return undefined
    const nameLength = bytes.readUInt16LE(at + 28)
    names.add(bytes.subarray(at + 46, at + 46 + nameLength).toString('utf8'))
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return names
}

// The directory's end stands last, before a comment of at most 65,535 bytes.
function findEnd(bytes: Buffer): number | undefined {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 65_557); at -= 1)
    if (bytes.readUInt32LE(at) === END_OF_DIRECTORY) return at
  return undefined
}
