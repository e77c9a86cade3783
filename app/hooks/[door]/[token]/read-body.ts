const BODY_MAX_BYTES = 64 * 1024
const READ_WITHIN_MS = 10_000

/** The bytes as they came, or the status of the refusal. */
export type ReadBody = { bytes: Buffer } | { refused: 400 | 408 | 413 | 415 }

/** Callbacks are JSON; a sender that says nothing is given the benefit of the doubt. */
function isJson(contentType: string | null): boolean {
  return contentType === null || contentType === '' || /^[^;]*\bjson\b/i.test(contentType)
}

/**
 * Reads a callback's body, and no more of it than a callback may have: what is too large is refused at its first word
 * of it, or where it grows too large. A body shorter than its Content-Length was cut off and is not taken.
 */
export async function readBody(request: Request): Promise<ReadBody> {
  if (!isJson(request.headers.get('content-type'))) return { refused: 415 }
  const said = request.headers.get('content-length')
  if (said !== null && !/^\d{1,15}$/.test(said)) return { refused: 400 }
  if (Number(said ?? '0') > BODY_MAX_BYTES) return { refused: 413 }
  return said === null ? readUnmeasured(request) : readMeasured(request, Number(said))
}

const late = () => {
  let timer: NodeJS.Timeout | undefined
  const passed = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, READ_WITHIN_MS, 'late')
  })
  return { passed, clear: () => clearTimeout(timer) }
}

/** The HTTP server itself ends a body at its Content-Length, so no more than that can come. */
async function readMeasured(request: Request, size: number): Promise<ReadBody> {
  const { passed, clear } = late()
  try {
    const read = await Promise.race([request.arrayBuffer(), passed])
    if (read === 'late') return { refused: 408 }
    return read.byteLength === size ? { bytes: Buffer.from(read) } : { refused: 400 }
  } catch {
    // The connection broke in the middle of the body.
    return { refused: 400 }
  } finally {
    clear()
  }
}

/** A body in chunks, of which nobody knows how long it will be. */
async function readUnmeasured(request: Request): Promise<ReadBody> {
  const reader = request.body?.getReader()
  if (!reader) return { bytes: Buffer.alloc(0) }
  const { passed, clear } = late()
  const pieces: Uint8Array[] = []
  let size = 0
  const stop = (refused: 408 | 413): ReadBody => {
    reader.cancel().catch(() => {})
    return { refused }
  }
  try {
    for (;;) {
      const read = await Promise.race([reader.read(), passed])
      if (read === 'late') return stop(408)
      if (read.done) return { bytes: Buffer.concat(pieces) }
      size += read.value.byteLength
      if (size > BODY_MAX_BYTES) return stop(413)
      pieces.push(read.value)
    }
  } catch {
    return { refused: 400 }
  } finally {
    clear()
  }
}
