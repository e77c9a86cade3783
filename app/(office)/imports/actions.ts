'use server'

import { action } from '@/app/_shared/action'
import { chooseColumns, decideAlike, discardImport, startImport } from '@/lib/features/imports/decide-import'
import { ChooseColumnsInput, DecideAlikeInput, ImportIdInput } from '@/lib/features/imports/schemas'

export const chooseColumnsAction = action({
  permission: 'statement.import',
  input: ChooseColumnsInput,
  run: chooseColumns,
  revalidate: ['/imports'],
})

export const decideAlikeAction = action({
  permission: 'statement.import',
  input: DecideAlikeInput,
  run: decideAlike,
  revalidate: ['/imports'],
})

export const startImportAction = action({
  permission: 'statement.import',
  input: ImportIdInput,
  run: startImport,
  revalidate: ['/imports', '/transactions', '/'],
})

export const discardImportAction = action({
  permission: 'statement.import',
  input: ImportIdInput,
  run: discardImport,
  revalidate: ['/imports'],
})
