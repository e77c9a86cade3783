'use client'

import { Check } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { classNames } from './class-names'

export type SearchEntry = {
  value: string
  label: string
  detail?: ReactNode
  /** Entries of one group stand together under its name, in the order given. */
  group?: string
  keywords?: readonly string[]
}

/**
 * A field over a list: typing narrows, arrows move, Enter chooses. With `onSearch` the caller finds the entries for the
 * typed text and nothing is narrowed here.
 */
export function SearchList(props: {
  label: string
  placeholder: string
  entries: readonly SearchEntry[]
  chosen?: string
  emptyText: string
  onChoose: (value: string) => void
  onSearch?: (text: string) => void
  roomy?: boolean
}) {
  const { entries, onChoose, onSearch, roomy } = props
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const found = onSearch ? entries : entries.filter((entry) => matches(entry, text))
  const current = Math.min(active, found.length - 1)
  const move = (event: KeyboardEvent) => {
    const last = found.length - 1
    const next = { ArrowDown: current + 1, ArrowUp: current - 1, Home: 0, End: last }[event.key]
    if (next !== undefined) {
      event.preventDefault()
      setActive(Math.max(0, Math.min(last, next)))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      const entry = found[current]
      if (entry) onChoose(entry.value)
    }
  }
  useEffect(() => {
    list.current?.querySelector(`[data-index="${String(current)}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [current])
  return (
    <div className="flex min-h-0 flex-col">
      <input
        // biome-ignore lint/a11y/noAutofocus: it stands in a layer that was opened to type in
        autoFocus
        role="combobox"
        type="text"
        autoComplete="off"
        spellCheck={false}
        aria-label={props.label}
        aria-autocomplete="list"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={current >= 0 ? `${id}-${String(current)}` : undefined}
        placeholder={props.placeholder}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setActive(0)
          onSearch?.(event.target.value)
        }}
        onKeyDown={move}
        className={classNames(
          'w-full shrink-0 border-line border-b bg-transparent outline-none',
          roomy ? 'h-12 px-4 text-md' : 'h-10 px-3 text-base',
        )}
      />
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={props.label}
        className="max-h-80 overflow-y-auto p-1"
      >
        {found.map((entry, index) => (
          <Option
            key={entry.value}
            id={`${id}-${String(index)}`}
            index={index}
            entry={entry}
            heading={entry.group !== found[index - 1]?.group ? entry.group : undefined}
            active={index === current}
            chosen={entry.value === props.chosen}
            onPoint={() => setActive(index)}
            onChoose={() => onChoose(entry.value)}
          />
        ))}
      </div>
      <p role="status" className={found.length > 0 ? 'sr-only' : 'px-3 pt-5 pb-7 text-center text-ink-soft text-sm'}>
        {found.length > 0 ? '' : props.emptyText}
      </p>
    </div>
  )
}

function Option(props: {
  id: string
  index: number
  entry: SearchEntry
  heading?: string
  active: boolean
  chosen: boolean
  onPoint: () => void
  onChoose: () => void
}) {
  const { entry } = props
  return (
    <>
      {props.heading ? (
        <div role="presentation" className="px-2.5 pt-2 pb-1 text-ink-soft text-xs">
          {props.heading}
        </div>
      ) : null}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the field above, which keeps the focus */}
      <div
        id={props.id}
        role="option"
        tabIndex={-1}
        data-index={props.index}
        aria-selected={props.active}
        onPointerMove={props.onPoint}
        onClick={props.onChoose}
        className={classNames(
          'flex cursor-pointer items-center gap-2.5 rounded-control px-2.5 py-1.5 outline-none',
          props.active && 'bg-hover',
        )}
      >
        <span className="grid min-w-0 flex-1">
          <span className="truncate">{entry.label}</span>
          {entry.detail ? <span className="truncate text-ink-soft text-xs">{entry.detail}</span> : null}
        </span>
        {props.chosen ? <Check aria-hidden="true" className="size-4 shrink-0 text-accent" /> : null}
      </div>
    </>
  )
}

/** Every typed word must stand somewhere in the label or keywords; accents and case do not count. */
function matches(entry: SearchEntry, text: string): boolean {
  const words = plain([entry.label, ...(entry.keywords ?? [])].join(' '))
  return plain(text)
    .split(/\s+/)
    .every((word) => words.includes(word))
}

function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim()
}
