import 'server-only'
import { AppError } from '@/lib/core/errors'
import { env } from '@/lib/env'
import { createSandboxControl, type SandboxControl } from '@/lib/features/sandbox-phone/control'

/** The sandbox of this installation. @throws AppError `not_found` in live mode: there it does not exist. */
export function sandboxControl(): SandboxControl {
  const { mode, sandboxPort } = env()
  if (mode !== 'sandbox') throw new AppError('not_found', 'there is no sandbox in live mode')
  return createSandboxControl(`http://127.0.0.1:${sandboxPort}`)
}
