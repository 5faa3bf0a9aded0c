import { Ellipsis, Eye, ListPlus, NotebookPen, Target, Trash2 } from 'lucide-react'
import { Hyphenated } from '../../board/text/Hyphenated.tsx'
import { useT } from '../../i18n/index.ts'
import type { Principle } from '../../model/compass.ts'
import { Button } from '../../ui/Button.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { canvasName } from './canvas-name.ts'
import { useCompass } from './compass-context.ts'
import { elementId, neighbourOf } from './focus.ts'
import { useRemoval } from './use-removal.ts'
import { useTakeUp } from './use-take-up.ts'
import styles from './Notes.module.css'

/** The notes from other canvases that a principle grows from, in the words that they had. */
export function Material({ principle }: { readonly principle: Principle }) {
  const t = useT()
  const { may, series, language, openPicker, openOrigins } = useCompass()
  const removal = useRemoval()
  const takeUp = useTakeUp()
  const { key, material } = principle
  const listId = elementId(`${key}.material`)
  if (!may && material.length === 0) return null
  return (
    <div className={styles['block']} id={listId}>
      <div className={styles['line']}>
        <h3 className={styles['heading']}>{t('compass.material')}</h3>
        {material.length > 0 && (
          <Button kind="quiet" icon={Eye} className={styles['small']} onClick={() => openOrigins(key)}>
            {t('compass.showOrigins')}
          </Button>
        )}
      </div>
      {material.length === 0 && <p className={styles['guide']}>{t('compass.materialGuide')}</p>}
      {material.length > 0 && (
        <ul className={styles['scraps']}>
          {material.map((source, index) => {
            const canvas = series.canvases.find(({ id }) => id === source.canvas)
            const name = t('compass.materialNumber', { number: index + 1 })
            const { canvas: from, note, words } = source
            const taken = { canvas: from, note, words }
            return (
              <li key={source.id} id={elementId(source.id)} tabIndex={-1} className={styles['scrap']}>
                <div className={styles['scrapText']}>
                  <p className={styles['quote']} lang={language}>
                    <Hyphenated text={words} language={language} />
                  </p>
                  {canvas && (
                    <p className={styles['from']} lang={language}>
                      {canvasName(canvas, language) ?? ''}
                    </p>
                  )}
                </div>
                {may && (
                  <Menu
                    className={styles['more']}
                    label={t('compass.toolsOf', { name })}
                    trigger={{ label: t('compass.toolsOf', { name }), icon: Ellipsis }}
                    items={[
                      {
                        key: 'deed',
                        label: t('compass.asDeed'),
                        icon: ListPlus,
                        onSelect: () => takeUp({ as: 'deed', principle: key }, taken),
                      },
                      {
                        key: 'keyResult',
                        label: t('compass.asKeyResult'),
                        icon: Target,
                        onSelect: () => takeUp({ as: 'key-result', principle: key }, taken),
                      },
                      {
                        key: 'remove',
                        label: t('compass.removeMaterial'),
                        icon: Trash2,
                        danger: true,
                        onSelect: () => {
                          const next = neighbourOf(material, source.id)
                          removal(
                            'sources',
                            source.id,
                            t('compass.materialRemoved'),
                            next ? elementId(next) : listId,
                          )
                        },
                      },
                    ]}
                  />
                )}
              </li>
            )
          })}
        </ul>
      )}
      {may && (
        <Button kind="quiet" icon={NotebookPen} className={styles['add']} onClick={() => openPicker(key)}>
          {t('compass.pick')}
        </Button>
      )}
    </div>
  )
}
