'use server'

import { action } from '@/app/_shared/action'
import { askBalance } from '@/lib/features/balances/ask-balance'
import { AskBalanceInput } from '@/lib/features/balances/schemas'

export const askBalanceAction = action({
  permission: 'payment.ask_provider',
  input: AskBalanceInput,
  run: askBalance,
  revalidate: ['/balances', '/'],
})
