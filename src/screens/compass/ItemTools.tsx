import { ArrowDown, ArrowUp, Ellipsis, Trash2 } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import { announce } from '../../ui/announce.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { useCompass } from './compass-context.ts'
import { elementId, focusSoon } from './focus.ts'
import styles from './ItemTools.module.css'

interface ItemToolsProps {
  readonly kind: 'deeds' | 'keyResults'
  readonly id: string
  /** What it is called: its words, or its number. */
  readonly name: string
  readonly index: number
  readonly count: number
  readonly onRemove: () => void
}

/** Up, down and away for a row of a list: buttons for a mouse and keys, one menu for fingers. */
export function ItemTools({ kind, id, name, index, count, onRemove }: ItemToolsProps) {
  const t = useT()
  const { acts } = useCompass()
  const move = (step: -1 | 1) => {
    if (!acts.move(kind, id, step)) {
      announce(t(step < 0 ? 'compass.alreadyFirst' : 'compass.alreadyLast'))
      return
    }
    announce(t('compass.movedTo', { name, place: index + 1 + step, count }))
    focusSoon(elementId(id), `[data-move="${step}"]`)
  }
  const first = index === 0
  const last = index === count - 1
  return (
    <div className={styles['tools']}>
      <div className={styles['buttons']}>
        {count > 1 && (
          <>
            <IconButton
              data-move="-1"
              label={t('compass.moveUp', { name })}
              icon={ArrowUp}
              aria-disabled={first}
              onClick={() => move(-1)}
            />
            <IconButton
              data-move="1"
              label={t('compass.moveDown', { name })}
              icon={ArrowDown}
              aria-disabled={last}
              onClick={() => move(1)}
            />
          </>
        )}
        <IconButton label={t('compass.removeNamed', { name })} icon={Trash2} onClick={onRemove} />
      </div>
      <div className={styles['menu']}>
        <Menu
          label={t('compass.toolsOf', { name })}
          trigger={{ label: t('compass.toolsOf', { name }), icon: Ellipsis }}
          items={[
            { key: 'up', label: t('compass.up'), icon: ArrowUp, disabled: first, onSelect: () => move(-1) },
            {
              key: 'down',
              label: t('compass.down'),
              icon: ArrowDown,
              disabled: last,
              onSelect: () => move(1),
            },
            { key: 'remove', label: t('compass.remove'), icon: Trash2, danger: true, onSelect: onRemove },
          ]}
        />
      </div>
    </div>
  )
}
