import { AppError } from '@/lib/core/errors'
import type { Runtime } from '../context'
import { bookStatement, tidyUp } from './book-statement'
import { checkStatement, clearLines } from './check-statement'
import { getImport } from './import-row'

/** Does what an import's state asks for, to its end. Another worker that was faster is no error. */
export async function workImport(rt: Runtime, importId: string, folder: string): Promise<void> {
  const row = await getImport(rt.store, rt.store.read, importId)
  try {
    if (row.state === 'checking') await checkStatement(rt, row, folder)
    else if (row.state === 'importing') await bookStatement(rt, row, folder)
    else if (row.state === 'refused') await clearLines(rt, importId)
    else if (row.state === 'done' || row.state === 'discarded') await tidyUp(rt, importId, folder)
  } catch (error) {
    if (error instanceof AppError && error.code === 'conflict') return
    throw error
  }
}
