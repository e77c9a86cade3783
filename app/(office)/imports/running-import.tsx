import { getT } from '@/app/_shared/text'
import { Notice } from '@/components/ui/notice'
import { percentDone } from '@/lib/core/percent'
import { runningImport } from '@/lib/features/imports/queries'
import { getRuntime } from '@/lib/worker/runtime'

/** While a long statement is being booked, lists and sums hold a part of it: said where somebody would believe them. */
export async function RunningImport() {
  const [t, running] = await Promise.all([getT('imports'), runningImport(await getRuntime())])
  if (!running) return null
  const percent = String(percentDone(running.done, running.total))
  return <Notice tone="caution" title={t('running', { percent })} />
}
