'use client'

import { Rows3 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { setDensityAction } from '@/app/_shared/preference-actions'
import { IconButton } from '@/components/ui/icon-button'
import { Menu, MenuChoice } from '@/components/ui/menu'
import type { Density } from '@/components/ui/table'

/** How high the rows of every table are, remembered in this browser. */
export function DensityMenu({ density }: { density: Density }) {
  const t = useTranslations('common')
  const router = useRouter()
  const choose = async (chosen: Density) => {
    await setDensityAction(chosen)
    router.refresh()
  }
  return (
    <Menu
      label={t('density')}
      trigger={<IconButton label={t('density')} icon={<Rows3 aria-hidden="true" />} size="sm" />}
    >
      <MenuChoice<Density>
        value={density}
        onValueChange={choose}
        options={[
          { value: 'comfortable', label: t('comfortable') },
          { value: 'compact', label: t('compact') },
        ]}
      />
    </Menu>
  )
}
