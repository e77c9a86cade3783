'use server'

import { action } from '@/app/_shared/action'
import { enterPayee } from '@/lib/features/payees/enter-payee'
import { AddPayeeInput } from '@/lib/features/payees/schemas'

/** Adds somebody to the book, or says under which name that account is there already. */
export const enterPayeeAction = action({
  permission: 'payee.change',
  input: AddPayeeInput,
  run: enterPayee,
  revalidate: ['/payees', '/payments/new'],
})
