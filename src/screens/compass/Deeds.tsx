import { Plus } from 'lucide-react'
import { Fragment, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { POSTER_DEEDS } from '../../facilitation/key-result.ts'
import { useT } from '../../i18n/index.ts'
import type { Deed, Principle } from '../../model/compass.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { useCompass } from './compass-context.ts'
import { CompassText } from './CompassText.tsx'
import { elementId, focusSoon, focusWithin, neighbourOf } from './focus.ts'
import { GrewFrom } from './GrewFrom.tsx'
import { ItemTools } from './ItemTools.tsx'
import { OnlyHere } from './OnlyHere.tsx'
import { useLeaveEmpty } from './use-leave-empty.ts'
import { useRemoval } from './use-removal.ts'
import { writingKeys } from './writing-keys.ts'
import styles from './Deeds.module.css'

/** The concrete acts in which a principle shows; the first five go on the wall. */
export function Deeds({ principle }: { readonly principle: Principle }) {
  const t = useT()
  const { may, acts } = useCompass()
  const [fresh, setFresh] = useState<string | null>(null)
  const { key, deeds } = principle
  const listId = elementId(`${key}.deeds`)

  const add = () => {
    setFresh(acts.addDeed(key))
    announce(t('compass.deedAdded'))
  }

  return (
    <div className={styles['deeds']} id={listId} tabIndex={-1}>
      <h3 className={styles['heading']}>{t('compass.deeds')}</h3>
      {deeds.length === 0 && (
        <p className={styles['guide']}>{t(may ? 'compass.deedsGuide' : 'compass.noneYet')}</p>
      )}
      {deeds.length > 0 && (
        <ol className={styles['list']}>
          {deeds.map((deed, index) => (
            <Fragment key={deed.id}>
              {index === POSTER_DEEDS && (
                <li className={styles['limit']}>{t('compass.deedsLimit', { count: POSTER_DEEDS })}</li>
              )}
              <DeedRow
                deed={deed}
                deeds={deeds}
                index={index}
                fresh={deed.id === fresh}
                onNext={add}
                listId={listId}
              />
            </Fragment>
          ))}
        </ol>
      )}
      {may && (
        <Button kind="quiet" icon={Plus} className={styles['add']} onClick={add} data-add>
          {t('compass.addDeed')}
        </Button>
      )}
    </div>
  )
}

interface DeedRowProps {
  readonly deed: Deed
  readonly deeds: readonly Deed[]
  readonly index: number
  readonly fresh: boolean
  readonly onNext: () => void
  readonly listId: string
}

function DeedRow({ deed, deeds, index, fresh, onNext, listId }: DeedRowProps) {
  const t = useT()
  const { may, acts } = useCompass()
  const removal = useRemoval()
  const { id, text, sources } = deed
  const leave = useLeaveEmpty('deeds', { of: 'deed', id }, fresh)
  const number = t('compass.deedNumber', { number: index + 1 })
  const name = text.trim() === '' ? number : text
  const remove = () => {
    const next = neighbourOf(deeds, id)
    removal('deeds', id, t('compass.deedRemoved', { name }), next ? elementId(next) : listId)
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing) return
    writingKeys(event, {
      onNext: () => {
        const next = deeds[index + 1]
        if (next) focusSoon(elementId(next.id))
        else onNext()
      },
      onEmpty: () => {
        focusWithin(listId, '[data-add]')
        acts.remove('deeds', id)
      },
    })
    if (event.key === 'Backspace' && event.currentTarget.value === '') {
      event.preventDefault()
      remove()
    } else if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault()
      const step = event.key === 'ArrowUp' ? -1 : 1
      if (!acts.move('deeds', id, step)) return
      announce(t('compass.movedTo', { name, place: index + 1 + step, count: deeds.length }))
      focusSoon(elementId(id), 'textarea')
    }
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- only listens for the focus leaving its texts
    <li
      id={elementId(id)}
      tabIndex={-1}
      className={styles['deed']}
      data-beyond={index >= POSTER_DEEDS}
      onBlur={leave}
    >
      <div className={styles['words']}>
        <CompassText
          of={{ of: 'deed', id }}
          words={text}
          label={t('compass.deedLabel', { number: index + 1 })}
          placeholder={t('compass.deedPlaceholder')}
          multiline={false}
          autoFocus={fresh}
          onKeyDown={onKeyDown}
        />
        <OnlyHere of={id} />
        <GrewFrom of={id} count={sources.length} />
      </div>
      {may && (
        <ItemTools kind="deeds" id={id} name={name} index={index} count={deeds.length} onRemove={remove} />
      )}
    </li>
  )
}
