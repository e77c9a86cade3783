import { SIGNED_OUT_EVENT } from '@/lib/core/signed-out-event'
import type { NoticeBoard, ReadNoticesInput } from '@/lib/features/notices/schemas'

/** Fired in a browser with the `NoticeBoard` that is left once some were read, so that the bell shows it at once. */
export const NOTICES_READ_EVENT = 'hazina-notices-read'

/**
 * For the browser: marks notices as read. No server action: one that a page sends by itself has the whole page drawn again
 * and the router write its old address back over a #part that was followed meanwhile.
 * Where the server did not do it, the bell keeps them until the next look.
 */
export async function readNotices(input: ReadNoticesInput): Promise<void> {
  try {
    const answer = await fetch('/api/live/notices', {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify(input),
    })
    if (answer.status === 401) window.dispatchEvent(new Event(SIGNED_OUT_EVENT))
    if (!answer.ok) return
    const board = (await answer.json()) as NoticeBoard
    window.dispatchEvent(new CustomEvent<NoticeBoard>(NOTICES_READ_EVENT, { detail: board }))
  } catch {
    // Unreached: the bell asks again by itself.
  }
}
