'use server'

import { action } from '@/app/_shared/action'
import { orderExport } from '@/lib/features/exports/saved-exports'
import { SaveExportInput } from '@/lib/features/exports/schemas'

/** Has the file made in the background; it is kept on the page of exports. */
export const orderExportAction = action({
  permission: 'export.run',
  input: SaveExportInput,
  run: orderExport,
  revalidate: ['/exports'],
})
