'use server'

import { action } from '@/app/_shared/action'
import { revealAccount } from '@/lib/features/reveals/reveal-account'
import { RevealAccountInput } from '@/lib/features/reveals/schemas'

export const revealAccountAction = action({
  permission: 'account.reveal_own',
  input: RevealAccountInput,
  run: revealAccount,
})
