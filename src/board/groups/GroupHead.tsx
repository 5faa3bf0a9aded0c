import { Ellipsis } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import { useT } from '../../i18n/index.ts'
import { groupTitle } from '../../model/groups.ts'
import { MAX_TITLE } from '../../model/limits.ts'
import { Menu } from '../../ui/Menu.tsx'
import { useBoard, useBoardState, useRights } from '../state/board-context.ts'
import { SharedTextArea } from '../text/SharedTextArea.tsx'
import styles from './GroupHead.module.css'
import { groupMenuItems } from './group-items.ts'
import { titleOf } from './group-blocks.ts'

interface GroupHeadProps {
  readonly id: string
  readonly count: number
  /** In the list it is a heading of this id, and a press on it writes the title; on the sheet the surface decides. */
  readonly headingId?: string | undefined
}

/** A group's title, to be written where it stands, and its menu. */
export function GroupHead({ id, count, headingId }: GroupHeadProps) {
  const board = useBoard()
  const { room, things, acts, state, language } = board
  const { mayWrite } = useRights()
  const t = useT()
  const button = useRef<HTMLButtonElement>(null)
  const group = useSyncExternalStore(
    things.groups.subscribe,
    useCallback(() => things.groups.get(id), [things, id]),
  )
  const titling = useBoardState((board) => board.titling === id) && mayWrite
  const text = useMemo(() => groupTitle(room.doc, id), [room.doc, id])
  const was = useRef(titling)

  // When the writing ends by the keyboard the focus stays with the group.
  useEffect(() => {
    if (was.current && !titling && document.activeElement === document.body) button.current?.focus()
    was.current = titling
  }, [titling])

  if (!group) return null
  const name = titleOf(group)
  const block = acts.groupBlock(id)
  const title =
    titling && text ? (
      <SharedTextArea
        text={text}
        label={t('arrange.groupTitle')}
        placeholder={t('arrange.groupTitle')}
        maxLength={MAX_TITLE}
        multiline={false}
        autoFocus
        className={styles['area']}
        lang={language}
        onEdit={(before, after) => acts.wrote({ of: 'group', id }, before, after)}
        onDone={() => state.setState({ titling: null })}
        onBlur={({ currentTarget }) => {
          if (currentTarget.ownerDocument.hasFocus()) state.setState({ titling: null })
        }}
      />
    ) : (
      <button
        ref={button}
        type="button"
        className={styles['title']}
        data-group-title
        data-stop={id}
        data-untitled={group.title.trim() === '' || undefined}
        tabIndex={-1}
        aria-label={t('arrange.groupNamed', { title: name, count })}
        onClick={headingId === undefined ? undefined : () => mayWrite && state.setState({ titling: id })}
      >
        {name}
      </button>
    )
  return (
    <div className={styles['head']} lang={language}>
      {headingId === undefined ? (
        title
      ) : (
        <h3 id={headingId} className={styles['heading']}>
          {title}
        </h3>
      )}
      {mayWrite && block && !titling && (
        <span className={styles['menu']} data-no-drag>
          <Menu
            label={t('arrange.groupMenu', { title: name })}
            trigger={{ label: t('arrange.groupMenu', { title: name }), icon: Ellipsis }}
            items={groupMenuItems(board, block, t)}
          />
        </span>
      )}
    </div>
  )
}
