'use client'

import { Bell, CheckCheck } from 'lucide-react'
import { lazy, Suspense, useCallback, useEffect, useRef, useState, useTransition } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { Zone } from '@/lib/core/days-and-zones'
import { formatMoney } from '@/lib/core/money'
import type { NoticeBoard, NoticeView } from '@/lib/features/notices/schemas'
import { instantInWords } from '../time/when'
import { IconButton } from '../ui/icon-button'
import { LiveRegion } from '../ui/live-region'
import { Menu, MenuHeading, MenuItem, MenuLinkItem, MenuSeparator } from '../ui/menu'
import { NOTICES_READ_EVENT, readNotices } from './read-notices'

const NoticePoll = lazy(() => import('./notice-poll'))

type Props = { board: NoticeBoard; zone: Zone }

/** What became of payments that this person prepared or approved, until they have looked at it. */
export function NoticeBell({ board, zone }: Props) {
  const t = useTranslations('frame')
  const locale = useLocale()
  const { shown, take, live } = useBoard(board)
  const [pending, start] = useTransition()
  const sentence = useSentence()
  const said = useNews(shown.notices)
  return (
    <>
      <LiveRegion>{said.map(sentence).join('. ')}</LiveRegion>
      {live ? (
        <Suspense>
          <NoticePoll initial={board} onBoard={take} />
        </Suspense>
      ) : null}
      <Menu
        label={t('notices.title')}
        className="w-80 max-w-[calc(100vw-1.5rem)]"
        trigger={
          <IconButton
            label={t('notices.bell', { count: shown.unread })}
            className="relative"
            icon={
              <>
                <Bell aria-hidden="true" />
                {shown.unread > 0 ? (
                  <span
                    aria-hidden="true"
                    className="figures absolute top-0.5 right-0.5 min-w-4 rounded-full bg-accent px-1 text-center font-medium text-accent-ink text-xs leading-4"
                  >
                    {shown.unread > 99 ? '99+' : shown.unread}
                  </span>
                ) : null}
              </>
            }
          />
        }
      >
        <MenuHeading>{t('notices.title')}</MenuHeading>
        {shown.notices.length === 0 ? <p className="px-2.5 py-2 text-ink-soft">{t('notices.none')}</p> : null}
        {shown.notices.map((notice) => (
          <MenuLinkItem key={notice.id} href={`/payments/${notice.paymentId}`}>
            <span className="grid gap-0.5">
              <span>{sentence(notice)}</span>
              <span className="figures text-ink-soft text-xs">{instantInWords(notice.at, zone, locale, 'list')}</span>
            </span>
          </MenuLinkItem>
        ))}
        {shown.unread > 0 ? (
          <>
            <MenuSeparator />
            <MenuItem
              icon={<CheckCheck aria-hidden="true" />}
              disabled={pending}
              onSelect={() => start(() => readNotices({}))}
            >
              {t('notices.readAll')}
            </MenuItem>
          </>
        ) : null}
      </Menu>
    </>
  )
}

/** "Denied: KES 12,500.00 to Jane Wanjiku". */
function useSentence() {
  const t = useTranslations('frame')
  const locale = useLocale()
  return (notice: NoticeView) =>
    t(`notices.told.${notice.kind}`, {
      amount: formatMoney({ amountMinor: BigInt(notice.amountMinor), currency: notice.currency }, locale),
      who: notice.who,
    })
}

/** The newest board, whether the page was drawn again, the bell asked by itself, or some were read on this page. */
function useBoard(board: NoticeBoard) {
  const [shown, take] = useState(board)
  const [live, setLive] = useState(false)
  useEffect(() => take(board), [board])
  useEffect(() => setLive(true), [])
  useEffect(() => {
    const left = (event: Event) => take((event as CustomEvent<NoticeBoard>).detail)
    window.addEventListener(NOTICES_READ_EVENT, left)
    return () => window.removeEventListener(NOTICES_READ_EVENT, left)
  }, [])
  return { shown, take: useCallback((next: NoticeBoard) => take(next), []), live }
}

/** Notices that were not there before, to be said aloud once. */
function useNews(notices: readonly NoticeView[]): readonly NoticeView[] {
  const known = useRef(new Set(notices.map(({ id }) => id)))
  const [news, setNews] = useState<readonly NoticeView[]>([])
  useEffect(() => {
    const fresh = notices.filter(({ id }) => !known.current.has(id))
    for (const { id } of fresh) known.current.add(id)
    if (fresh.length > 0) setNews(fresh)
  }, [notices])
  return news
}
